namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A method of a kernel for machines with vectors of one width.</summary>
internal interface IKernelVariant
{
    /// <summary>That width, in bits.</summary>
    int Bits { get; }
}
