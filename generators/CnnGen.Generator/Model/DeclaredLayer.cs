namespace CnnGen.Generator.Model;

/// <summary>A layer before its shapes are known.</summary>
/// <param name="Layer">As declared, a plausible value in place of each faulty argument; null where not even the kind of layer can be told.</param>
/// <param name="IsSound">Whether every argument is what the user wrote and means something, so that what follows from it may be reported.</param>
/// <param name="Sources">What it reads: the indices of layers before it, -1 for the network's input.</param>
internal sealed record DeclaredLayer(Layer? Layer, bool IsSound, EquatableArray<int> Sources)
{
    /// <summary>The network's input as a source.</summary>
    public const int NetworkInput = -1;
}
