namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Neighbouring pixels of a row that are handled alike.</summary>
/// <param name="Begin">The first pixel.</param>
/// <param name="End">After the last one.</param>
/// <param name="Channels">The channels of each.</param>
internal readonly record struct UpSamplingStretch(int Begin, int End, VectorRun Channels);
