using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A register tile of outputs and the loops inside it.</summary>
/// <param name="Tile">The pixels and lanes.</param>
/// <param name="Taps">The taps inside the source, in order.</param>
internal sealed record TilePlan(OutputTile Tile, EquatableArray<TapLoop> Taps);
