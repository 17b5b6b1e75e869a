namespace CnnGen.Generator.Planning;

/// <summary>Neighbouring lanes that one register tile covers, once or several times side by side.</summary>
/// <param name="First">The first lane of the first block.</param>
/// <param name="Count">Blocks side by side, one code for all.</param>
/// <param name="Vectors">Vectors of one block.</param>
/// <param name="Bits">The vectors' width.</param>
/// <param name="VectorLanes">Lanes a vector.</param>
/// <param name="LastLanes">Lanes of the last vector that exist; the others are computed and dropped.</param>
internal readonly record struct LaneBlock(int First, int Count, int Vectors, int Bits, int VectorLanes, int LastLanes)
{
    /// <summary>Lanes of one block that exist.</summary>
    public int Lanes => ((Vectors - 1) * VectorLanes) + LastLanes;

    /// <summary>The lane after the last block.</summary>
    public int End => First + ((Count - 1) * Vectors * VectorLanes) + Lanes;

    public bool IsPartial => LastLanes < VectorLanes;

    /// <summary>Lanes of a block, as in a tile's name.</summary>
    public int Width => Vectors * VectorLanes;

    /// <summary>Lanes of one of its vectors that exist.</summary>
    public int LanesOf(int vector) => vector == Vectors - 1 ? LastLanes : VectorLanes;

    /// <summary>
    /// Cuts lanes into blocks of up to <paramref name="vectors"/> vectors, the rest in one smaller block. Where the source is loaded in vectors, too
    /// (<paramref name="isLanewise"/>), the last lanes go to the narrowest vector that holds them.
    /// </summary>
    public static List<LaneBlock> Cut(int lanes, int vectors, int bits, int elementBytes, bool isLanewise)
    {
        var blocks = new List<LaneBlock>();
        int first = 0;
        for (; bits >= 128; bits /= 2)
        {
            int width = bits / 8 / elementBytes;
            int remaining = lanes - first;
            int fewest = isLanewise && bits > 128 ? (width / 2) + 1 : 1;
            int whole = (remaining / width) + (remaining % width >= fewest ? 1 : 0);
            int count = whole / vectors;
            int rest = whole % vectors;
            int lastLanes = remaining - ((whole - 1) * width);
            lastLanes = lastLanes < width ? lastLanes : width;
            if (count > 0)
            {
                // A partial last vector stands in a block of its own kind.
                bool isSplit = rest == 0 && lastLanes < width && count > 1;
                int even = isSplit ? count - 1 : count;
                blocks.Add(new LaneBlock(first, even, vectors, bits, width, rest == 0 && !isSplit ? lastLanes : width));
                first += even * vectors * width;
                if (isSplit)
                {
                    blocks.Add(new LaneBlock(first, 1, vectors, bits, width, lastLanes));
                    first += vectors * width;
                }
            }

            if (rest > 0)
            {
                blocks.Add(new LaneBlock(first, 1, rest, bits, width, lastLanes));
                first += rest * width;
            }

            if (first >= lanes)
            {
                break;
            }
        }

        return blocks;
    }
}
