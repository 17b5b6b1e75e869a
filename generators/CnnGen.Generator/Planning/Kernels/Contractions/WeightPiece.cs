using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The gradient of the weights summed over some output columns, cut into register tiles of taps times lanes.</summary>
/// <param name="Contraction">What is computed.</param>
/// <param name="Blocks">The blocks of lanes.</param>
/// <param name="Rows">The kernel rows, cut into tiles.</param>
/// <param name="Columns">The taps of one kernel row, cut into tiles; empty where every tap lies in the padding.</param>
/// <param name="Copy">How features of samples are copied side by side first; null where tiles read them in place.</param>
/// <param name="Reason">Why the tiles are what they are, as a sentence without its period.</param>
internal sealed record WeightPiece(
    Contraction Contraction, EquatableArray<LaneBlock> Blocks, EquatableArray<KernelRows> Rows, EquatableArray<TapTiles> Columns, SampleCopy? Copy, string Reason);
