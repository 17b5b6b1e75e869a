namespace CnnGen.Generator.Planning;

/// <summary>The axis along which a long sum is cut into chains.</summary>
internal enum SumAxis
{
    /// <summary>The sum is one chain.</summary>
    None,

    /// <summary>A chain is some whole rows.</summary>
    Rows,

    /// <summary>A chain is some columns of one row.</summary>
    Columns,

    /// <summary>A chain is some channels of one column.</summary>
    Channels,
}

/// <summary>
/// The order in which the terms of a sum over rows, columns and channels are added. A chain that adds each term to one growing sum loses digits: the larger the
/// sum, the more of each term is rounded away, and where all terms have one sign these errors add up. So a chain has at most <see cref="LongestChain"/> terms.
/// The chains are added to each other, and where they are many, first in groups. The order follows from the lengths of the three axes alone, so it is the same
/// for every register tile, width of vectors, mini-batch and number of threads.
/// </summary>
/// <param name="Axis">Where chains end.</param>
/// <param name="Length">The length of that axis.</param>
/// <param name="Chain">Positions of the axis that one chain covers; the last chain may be shorter.</param>
/// <param name="Group">Positions of the axis that one group of chains covers, a multiple of <see cref="Chain"/>; 0 where the axis has no groups.</param>
/// <param name="GroupRows">Rows whose chains are one group; 0 where groups are no whole rows.</param>
internal readonly record struct SumOrder(SumAxis Axis, int Length, int Chain, int Group, int GroupRows)
{
    /// <summary>
    /// Terms of a chain, at most. With 128 equal terms the relative error is at most 1.9e-6 (8e-7 on average over their values, simulated), and it doubles
    /// with the length. Shorter chains cost time, as each ends with a load, an addition and a store of all sums of a tile.
    /// </summary>
    public const int LongestChain = 128;

    /// <summary>
    /// Chains that are added one after another without groups, at most: they add 2e-7 to the error. Groups need a third set of sums, which costs registers.
    /// </summary>
    private const int MostChains = 18;

    public bool IsOneChain => Axis == SumAxis.None;

    public bool HasGroups => Group > 0 || GroupRows > 0;

    /// <summary>The order of a sum over <paramref name="rows"/> x <paramref name="columns"/> x <paramref name="channels"/> terms.</summary>
    public static SumOrder Of(int rows, int columns, int channels)
    {
        long row = (long)columns * channels;
        if (rows * row <= LongestChain)
        {
            return new SumOrder(SumAxis.None, 1, 1, 0, GroupRows: 0);
        }

        if (row <= LongestChain)
        {
            return Cut(SumAxis.Rows, rows, LongestChain / (int)row, instances: 1, instancesOfRow: 0);
        }

        return channels <= LongestChain
            ? Cut(SumAxis.Columns, columns, LongestChain / channels, rows, instancesOfRow: 1)
            : Cut(SumAxis.Channels, channels, LongestChain, (long)rows * columns, columns);
    }

    /// <param name="axis">The axis that is cut.</param>
    /// <param name="length">Its length.</param>
    /// <param name="most">Positions of a chain, at most.</param>
    /// <param name="instances">How often the sum runs along the axis.</param>
    /// <param name="instancesOfRow">How often in one row; 0 where the axis is that of the rows.</param>
    private static SumOrder Cut(SumAxis axis, int length, int most, long instances, int instancesOfRow)
    {
        int chains = Quotient(length, most);
        int chain = Quotient(length, chains);
        chains = Quotient(length, chain);
        if (chains * instances <= MostChains)
        {
            return new SumOrder(axis, length, chain, 0, GroupRows: 0);
        }

        // As many groups as chains in a group: some rows, or where a row has many more chains than that, a part of the axis.
        int ofGroup = (int)Math.Ceiling(Math.Sqrt(chains * instances));
        long ofRow = (long)chains * instancesOfRow;
        if (ofRow > 1 && ofRow <= 2 * ofGroup && instances > instancesOfRow)
        {
            return new SumOrder(axis, length, chain, 0, Math.Max(1, ofGroup / (int)ofRow));
        }

        int group = Quotient(chains, Quotient(chains, ofGroup));
        return new SumOrder(axis, length, chain, group == 1 ? 0 : group * chain, GroupRows: 0);
    }

    private static int Quotient(int dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
