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
    /// Gives every block its place. Less than what lives at a time is not possible. In a chain of values, each of which lives until the next one is written, the
    /// two ends of the region take turns, and this is enough; where branches leave gaps that nothing fits, the region grows.
    /// </summary>
    public void Place()
    {
        Length = _blocks.Count == 0 ? 0 : _blocks.Max(block => _blocks.Where(other => other.LivesAt(block.From)).Sum(static other => other.Length));
        while (TryPlace() is { } longer)
        {
            Length = longer;
        }
    }

    /// <returns>Null where all blocks have a place; else the length that the first block without one asks for.</returns>
    private long? TryPlace()
    {
        for (int i = 0; i < _blocks.Count; i++)
        {
            Block block = _blocks[i];
            Block[] others = [.. _blocks.Take(i).Where(other => other.LivesBeside(block)).OrderBy(static other => other.Offset)];
            if (others.Length == 0 || others[0].Offset >= block.Length)
            {
                block.Offset = 0;
                continue;
            }

            long? place = HighestGap(others, block.Length);
            if (place is null)
            {
                return others.Max(static other => other.End) + block.Length;
            }

            block.Offset = place.Value;
        }

        return null;
    }

    private long? HighestGap(Block[] others, long length)
    {
        long? highest = null;
        long end = 0;
        foreach (Block other in others)
        {
            if (other.Offset - end >= length)
            {
                highest = other.Offset - length;
            }

            end = Math.Max(end, other.End);
        }

        return Length - end >= length ? Length - length : highest;
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

        public bool LivesAt(int time) => From <= time && time <= To;

        public bool LivesBeside(Block other) => From <= other.To && other.From <= To;
    }
}
