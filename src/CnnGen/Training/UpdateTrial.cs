using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>An update that is computed, with the very operations of the optimizer, but not kept: whether each value of it is finite.</summary>
internal sealed class UpdateTrial(ParameterSet parameters, ParameterSet gradients, Optimizer optimizer)
{
    // Weights and two states of so many fit the first-level cache.
    private const int ChunkLength = 1024;

    private readonly ScratchSet _scratch = new(3 * ChunkLength);
    private int _largestWeight;
    private int _largestFirst;
    private int _largestSecond;

    /// <summary>Whether the update leaves finite values alone.</summary>
    public bool IsFinite => Magnitude.IsFinite(Math.Max(_largestWeight, Math.Max(_largestFirst, _largestSecond)));

    /// <summary>The magnitudes that the update leaves.</summary>
    public StepBound Bound
    {
        get
        {
            (double weight, double first, double second) = (Magnitude.Value(_largestWeight), Magnitude.Value(_largestFirst), Magnitude.Value(_largestSecond));
            return new StepBound(Math.Max(weight, Math.Max(first, second)), first, second);
        }
    }

    /// <summary>Prepares for so many participants.</summary>
    public void Begin(int participants)
    {
        _scratch.Grow(participants);
        (_largestWeight, _largestFirst, _largestSecond) = (0, 0, 0);
    }

    /// <summary>Tries a range of the storage.</summary>
    public void Run(int start, int length, int participant)
    {
        for (int chunk = start; chunk < start + length; chunk += ChunkLength)
        {
            Update update = Try(chunk, Math.Min(ChunkLength, start + length - chunk), participant);
            Magnitude.Raise(ref _largestWeight, Magnitude.Largest(update.Weights));
            Magnitude.Raise(ref _largestFirst, Magnitude.Largest(update.First));
            Magnitude.Raise(ref _largestSecond, Magnitude.Largest(update.Second));
        }
    }

    /// <summary>The first place in the storage where a value would not be finite, and that value.</summary>
    public (int Index, float Value) FirstFailure()
    {
        int end = gradients.PaddedStorage.Length;
        for (int chunk = 0; chunk < end; chunk += ChunkLength)
        {
            Update update = Try(chunk, Math.Min(ChunkLength, end - chunk), participant: 0);
            for (int i = 0; i < update.Weights.Length; i++)
            {
                float worst = Worst(update.Weights[i], Worst(Value(update.First, i), Value(update.Second, i)));
                if (!float.IsFinite(worst))
                {
                    return (chunk + i, worst);
                }
            }
        }

        throw new InvalidOperationException("The update is finite.");
    }

    private Update Try(int start, int length, int participant)
    {
        Span<float> scratch = _scratch[participant];
        Update update = new()
        {
            Weights = Copy(parameters.PaddedStorage.Slice(start, length), scratch),
            First = Copy(optimizer.State(0, start, length), scratch[ChunkLength..]),
            Second = Copy(optimizer.State(1, start, length), scratch[(2 * ChunkLength)..]),
        };
        optimizer.Apply(update.Weights, gradients.PaddedStorage.Slice(start, length), update.First, update.Second);
        return update;
    }

    private static float Worst(float value, float other) => float.IsFinite(value) ? other : value;

    private static float Value(ReadOnlySpan<float> state, int index) => state.IsEmpty ? 0 : state[index];

    private static Span<float> Copy(ReadOnlySpan<float> values, Span<float> to)
    {
        values.CopyTo(to);
        return to[..values.Length];
    }

    private readonly ref struct Update
    {
        public required Span<float> Weights { get; init; }

        public required Span<float> First { get; init; }

        public required Span<float> Second { get; init; }
    }
}
