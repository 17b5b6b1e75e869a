namespace CnnGen.Generator.Planning;

/// <summary>Memory whose blocks share places where they do not live at the same time.</summary>
/// <remarks>A region may be longer than any buffer: whoever uses it checks that.</remarks>
internal sealed class Region
{
    private readonly List<Block> _blocks = [];

    /// <summary>Floats from the start to the end of the last block.</summary>
    public long Length { get; private set; }

    /// <summary>Adds a block that lives from one time on.</summary>
    public Block Add(long length, int from)
    {
        var block = new Block(length, from);
        _blocks.Add(block);
        return block;
    }

    /// <summary>
    /// Gives every block its place. Less than what lives at one time is not possible. In a chain of values, each of which lives until the next one is written, the
    /// two ends of the region take turns, and this is enough. Where branches leave gaps that nothing fits, the largest block first is often better.
    /// </summary>
    public void Place()
    {
        long least = InOrder().Select(static pair => pair.Block.Length + pair.Living.Sum(static other => other.Length)).DefaultIfEmpty(0).Max();
        Length = PlaceAtEnds(least);
        if (Length == least)
        {
            return;
        }

        long[] atEnds = [.. _blocks.Select(static block => block.Offset)];
        long largestFirst = PlaceLargestFirst();
        if (largestFirst < Length)
        {
            Length = largestFirst;
            return;
        }

        for (int i = 0; i < atEnds.Length; i++)
        {
            _blocks[i].Offset = atEnds[i];
        }
    }

    /// <summary>In the order of their first times: at the start if that is free, else in the highest gap. Returns the length of the region.</summary>
    private long PlaceAtEnds(long length)
    {
        foreach ((Block block, List<Block> living) in InOrder())
        {
            Block[] others = [.. living.OrderBy(static other => other.Offset)];
            if (others.Length == 0 || others[0].Offset >= block.Length)
            {
                block.Offset = 0;
            }
            else if (HighestGap(others, block.Length, length) is { } place)
            {
                block.Offset = place;
            }
            else
            {
                // The end has moved, and with it what lies there.
                return PlaceAtEnds(others.Max(static other => other.End) + block.Length);
            }
        }

        return length;
    }

    /// <summary>By falling length, each at the lowest place that is free. Returns the length of the region.</summary>
    private long PlaceLargestFirst()
    {
        var placed = new List<Block>();
        foreach (Block block in _blocks.OrderByDescending(static block => block.Length))
        {
            long end = 0;
            foreach (Block other in placed.Where(other => other.LivesBeside(block)).OrderBy(static other => other.Offset))
            {
                if (other.Offset - end >= block.Length)
                {
                    break;
                }

                end = Math.Max(end, other.End);
            }

            block.Offset = end;
            placed.Add(block);
        }

        return placed.Max(static block => block.End);
    }

    /// <summary>The blocks in the order of their first times, each with those before it that still live.</summary>
    private IEnumerable<(Block Block, List<Block> Living)> InOrder()
    {
        var living = new List<Block>();
        foreach (Block block in _blocks.OrderBy(static block => block.From))
        {
            living.RemoveAll(other => other.To < block.From);
            yield return (block, living);
            living.Add(block);
        }
    }

    private static long? HighestGap(Block[] others, long length, long end)
    {
        long? highest = null;
        long free = 0;
        foreach (Block other in others)
        {
            if (other.Offset - free >= length)
            {
                highest = other.Offset - length;
            }

            free = Math.Max(free, other.End);
        }

        return end - free >= length ? end - length : highest;
    }

    /// <summary>Memory that lives for a time.</summary>
    internal sealed class Block(long length, int from)
    {
        public long Length { get; } = length;

        /// <summary>When it is written first.</summary>
        public int From { get; } = from;

        /// <summary>When it is read last.</summary>
        public int To { get; private set; } = from;

        public long Offset { get; set; }

        public long End => Offset + Length;

        public void KeepUntil(int time) => To = Math.Max(To, time);

        public bool LivesBeside(Block other) => From <= other.To && other.From <= To;
    }
}
