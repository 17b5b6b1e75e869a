namespace CnnGen;

/// <summary>Some samples with their labels or targets. The spans are overwritten by the next mini-batch.</summary>
public readonly ref struct MiniBatch
{
    /// <summary>Samples.</summary>
    public int Count { get; init; }

    /// <summary>Count x input length floats.</summary>
    public ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>Count x labels a sample; empty where there are targets.</summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>Count x target length floats; empty where there are labels.</summary>
    public ReadOnlySpan<float> Targets { get; init; }

    /// <summary>Some neighbouring samples.</summary>
    internal MiniBatch Slice(int first, int count) => new()
    {
        Count = count,
        Inputs = Part(Inputs, first, count),
        Labels = Part(Labels, first, count),
        Targets = Part(Targets, first, count),
    };

    private ReadOnlySpan<TValue> Part<TValue>(ReadOnlySpan<TValue> values, int first, int count)
    {
        int length = values.Length / Count;
        return values.Slice(first * length, count * length);
    }
}
