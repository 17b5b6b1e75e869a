namespace CnnGen.Generator.Model;

/// <summary>What a layer does with a tensor. The name is also the tensor's member in code.</summary>
internal enum ParameterRole
{
    /// <summary>Multiplied with the input and summed up.</summary>
    Weight,

    /// <summary>Added to each sum of a filter or unit.</summary>
    Bias,
}
