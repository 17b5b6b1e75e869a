namespace CnnGen.Generator.Model;

/// <summary>One axis of a tensor in PyTorch's order.</summary>
/// <param name="Name">As in documentation: <c>filters</c>.</param>
/// <param name="Length">Indices along it.</param>
internal readonly record struct ParameterAxis(string Name, int Length);
