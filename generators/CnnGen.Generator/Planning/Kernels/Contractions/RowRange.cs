namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Neighbouring rows.</summary>
/// <param name="Begin">The first one.</param>
/// <param name="End">The one after the last.</param>
internal readonly record struct RowRange(int Begin, int End);
