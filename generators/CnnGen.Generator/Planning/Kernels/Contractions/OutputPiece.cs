using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Some columns of a contraction that writes its output, cut into register tiles.</summary>
/// <param name="Contraction">What is computed.</param>
/// <param name="Parts">Blocks of lanes, in their order, with the tiles of each.</param>
/// <param name="Fold">How windows are added up where they overlap; null where outputs are pixels of their own.</param>
/// <param name="Reason">Why the tiles are what they are, as a sentence without its period.</param>
internal sealed record OutputPiece(Contraction Contraction, EquatableArray<OutputPart> Parts, FoldPlan? Fold, string Reason);
