using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Taps of one kernel row that are summed over the same output columns, cut into register tiles.</summary>
/// <param name="Columns">The taps and the columns.</param>
/// <param name="Tiles">The tiles, counted in elements of the run of taps.</param>
internal sealed record TapTiles(TapColumns Columns, EquatableArray<TileCut> Tiles);
