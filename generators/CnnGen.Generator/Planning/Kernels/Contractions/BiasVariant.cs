using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A <see cref="BiasPlan"/> for machines with vectors of one width.</summary>
/// <param name="Bits">That width, in bits.</param>
/// <param name="Blocks">The blocks of lanes.</param>
internal sealed record BiasVariant(int Bits, EquatableArray<LaneBlock> Blocks);
