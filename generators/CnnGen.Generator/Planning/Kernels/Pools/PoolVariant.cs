using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A <see cref="PoolPassPlan"/> for machines with vectors of one width.</summary>
/// <param name="Bits">That width, in bits.</param>
/// <param name="Rows">The windows' rows, in stretches.</param>
/// <param name="Reason">Why taps are written out or loops, as a sentence without its period.</param>
internal sealed record PoolVariant(int Bits, EquatableArray<PoolRows> Rows, string Reason) : IKernelVariant;
