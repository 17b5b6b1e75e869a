using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Rows of windows, and the windows in each.</summary>
/// <param name="Span">The rows.</param>
/// <param name="Columns">The windows of a row, in stretches; empty where no tap of the rows lies inside the input.</param>
internal sealed record PoolRows(PoolSpan Span, EquatableArray<PoolColumns> Columns);
