using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A block of lanes and the register tiles that cover a row of it, or a few rows at once.</summary>
/// <param name="Block">The lanes.</param>
/// <param name="Rows">Rows that a tile covers.</param>
/// <param name="Tiles">The tiles of a row, from left to right; where columns are samples, the one tile.</param>
internal sealed record OutputPart(LaneBlock Block, int Rows, EquatableArray<TilePlan> Tiles);
