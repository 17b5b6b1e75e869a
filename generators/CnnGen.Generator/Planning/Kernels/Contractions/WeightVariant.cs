using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A <see cref="WeightPlan"/> for machines with vectors of one width.</summary>
/// <param name="Bits">That width, in bits.</param>
/// <param name="Pieces">The columns of a row from left to right; more than one piece only where pixels share vectors and some are left over.</param>
/// <param name="Reason">Why this width is used, as a sentence without its period.</param>
internal sealed record WeightVariant(int Bits, EquatableArray<WeightPiece> Pieces, string Reason);
