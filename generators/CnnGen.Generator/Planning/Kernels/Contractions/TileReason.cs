using System.Globalization;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Says in words why a register tile has its size.</summary>
internal static class TileReason
{
    /// <param name="bits">The width of the vectors, in bits.</param>
    /// <param name="pixels">What the tile has beside vectors, with its number: <c>12 pixels</c>.</param>
    /// <param name="broadcasts">Pixels, or taps.</param>
    /// <param name="vectors">Vectors of lanes.</param>
    /// <param name="reads">Scalars or vectors that a step reads for the pixels.</param>
    /// <param name="loads">Vectors that a step loads for the lanes.</param>
    /// <param name="others">What the other candidates are like: <c>no tile that fits costs less in all</c>.</param>
    public static string Of(int bits, string pixels, int broadcasts, int vectors, int reads, int loads, string others = "no tile that fits costs less in all")
    {
        int sums = broadcasts * vectors;
        int registers = Machine.RegistersOf(broadcasts, vectors);
        int cost = Machine.StepCost(reads, loads, sums);
        string limit = cost == sums ? "its multiply-adds" : cost == reads + loads ? "its loads" : "the latency of a sum";
        return $"{pixels} x {Count(vectors, "vector")} are {Count(sums, "sum")} and take {Text(registers)} of {Text(Machine.Registers(bits))} registers; "
            + $"a step costs {Text(cost)} half-cycles because of {limit}, and {others}";
    }

    /// <summary>A number with its noun.</summary>
    public static string Count(int count, string noun) => $"{Text(count)} {noun}{(count == 1 ? "" : "s")}";

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
