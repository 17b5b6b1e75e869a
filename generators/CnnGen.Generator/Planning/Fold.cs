namespace CnnGen.Generator.Planning;

/// <summary>
/// How the gradient to the data of few channels is computed: vectors lie along the taps and channels of a kernel row together, which are neighbours in a
/// row of the input as well. What each window (each output pixel) adds to an input row is summed over filters and kernel rows in a slot of a buffer, and
/// the slots are added up where windows overlap. With 6 channels and 5 taps, 30 lanes of two vectors of 16 are in use instead of 6 of 8 or 16.
/// </summary>
/// <param name="Channels">Channels of a pixel of the input.</param>
/// <param name="Taps">Pixels of a row that a window sees.</param>
/// <param name="Stride">Pixels between two windows.</param>
/// <param name="Padding">Pixels that the first window reaches over the row's beginning.</param>
/// <param name="Windows">Windows of a row.</param>
/// <param name="Columns">Pixels of a row.</param>
internal sealed record Fold(int Channels, int Taps, int Stride, int Padding, int Windows, int Columns)
{
    /// <summary>Elements of the buffer, at most: it lies on the stack, and beside the weights in the first-level cache.</summary>
    private const int MostElements = 2048;

    /// <summary>Taps and channels of a window.</summary>
    public int Lanes => Taps * Channels;

    /// <summary>Elements from one slot to the next: whole panels.</summary>
    public int Pitch => Panels.Count(Lanes) * Panels.Width(Lanes);

    /// <summary>Slots of zeros before the first window's, so that the row's first pixels have as many windows as all others.</summary>
    public int SlotsBefore => Math.Max(0, (Taps - 1 - Padding + Stride - 1) / Stride);

    private int SlotsAfter => Math.Max(0, ((Columns - 1 + Padding) / Stride) - (Windows - 1));

    /// <summary>Elements of all slots; a vector that starts at the last channels reaches into the slack.</summary>
    public int Length => checked((int)Elements);

    private long Elements => (((long)SlotsBefore + Windows + SlotsAfter) * Pitch) + Machine.Slack;

    /// <summary>Where the windows' slots lie; every row takes the place of the one before.</summary>
    public MapLayout Slots => new(SlotsBefore * Pitch, 0, Pitch, 0);

    /// <summary>
    /// Where the contributions to a pixel begin, from the first window that sees it to the last; those to the pixel a stride further lie a slot further.
    /// </summary>
    public IEnumerable<int> Contributions(int pixel)
    {
        for (int tap = Taps - 1; tap >= 0; tap--)
        {
            int distance = pixel + Padding - tap;
            if (distance % Stride == 0)
            {
                yield return (((distance / Stride) + SlotsBefore) * Pitch) + (tap * Channels);
            }
        }
    }

    /// <summary>
    /// Whether this is cheaper than vectors along the channels alone, in multiply-adds of vectors for each window; adding up a slot is a load for each
    /// vector of channels.
    /// </summary>
    /// <param name="steps">Kernel rows by filters that a slot sums over.</param>
    public bool Pays(int steps)
    {
        int channels = Vectors(Channels);
        int direct = Taps * channels * steps;
        int folded = (Vectors(Lanes) * (steps + Machine.SumCost)) + (channels * (Taps + (Stride * Machine.SumCost)));
        return Stride <= Taps && Elements <= MostElements && folded < Machine.WideningGain * direct;
    }

    private static int Vectors(int lanes)
    {
        const int WidestLanes = Machine.WidestBits / 32;
        return (lanes + WidestLanes - 1) / WidestLanes;
    }
}
