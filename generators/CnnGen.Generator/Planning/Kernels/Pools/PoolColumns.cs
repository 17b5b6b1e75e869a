namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Windows of a row that are computed alike.</summary>
/// <param name="Span">The windows.</param>
/// <param name="AreTapsWritten">Whether their taps are written one after another; otherwise they are loops.</param>
/// <param name="IsMerged">Whether all windows are one run; otherwise there is a loop over them.</param>
/// <param name="Run">The channels of a window, or of all of them, as vectors.</param>
internal sealed record PoolColumns(PoolSpan Span, bool AreTapsWritten, bool IsMerged, VectorRun Run);
