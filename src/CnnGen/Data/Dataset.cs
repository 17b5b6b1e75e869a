namespace CnnGen;

/// <summary>Samples with their labels or targets, in memory that it shares with its creator.</summary>
public sealed class Dataset
{
    private readonly ReadOnlyMemory<float> _samples;
    private readonly ReadOnlyMemory<int> _labels;
    private readonly ReadOnlyMemory<float> _targets;

    /// <summary>Samples with labels.</summary>
    /// <param name="samples">n x <paramref name="sampleLength"/> floats.</param>
    /// <param name="sampleLength">Floats of one sample, at least 1.</param>
    /// <param name="labels">n classes from 0, or n x height x width where each pixel has one.</param>
    /// <exception cref="ArgumentException">A length is no whole number of samples.</exception>
    public Dataset(ReadOnlyMemory<float> samples, int sampleLength, ReadOnlyMemory<int> labels)
        : this(samples, sampleLength)
    {
        _labels = labels;
        LabelsPerSample = PerSample(labels.Length, "labels", nameof(labels));
    }

    /// <summary>Samples with targets.</summary>
    /// <param name="samples">n x <paramref name="sampleLength"/> floats.</param>
    /// <param name="sampleLength">Floats of one sample, at least 1.</param>
    /// <param name="targets">n x target length floats.</param>
    /// <exception cref="ArgumentException">A length is no whole number of samples.</exception>
    public Dataset(ReadOnlyMemory<float> samples, int sampleLength, ReadOnlyMemory<float> targets)
        : this(samples, sampleLength)
    {
        _targets = targets;
        TargetLength = PerSample(targets.Length, "targets", nameof(targets));
    }

    private Dataset(ReadOnlyMemory<float> samples, int sampleLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleLength, 1);
        (int count, int rest) = Math.DivRem(samples.Length, sampleLength);
        if (rest != 0)
        {
            throw new ArgumentException(
                $"A whole number of samples of {sampleLength} floats was expected, but there are {samples.Length} floats.", nameof(samples));
        }

        (_samples, SampleLength, Count) = (samples, sampleLength, count);
    }

    /// <summary>How many samples there are.</summary>
    public int Count { get; }

    /// <summary>Floats of one sample.</summary>
    public int SampleLength { get; }

    /// <summary>Labels of one sample; 0 where there are targets.</summary>
    public int LabelsPerSample { get; }

    /// <summary>Floats of one sample's target; 0 where there are labels.</summary>
    public int TargetLength { get; }

    /// <summary>All samples: count x sample length floats.</summary>
    public ReadOnlySpan<float> Samples => _samples.Span;

    /// <summary>All labels: count x labels a sample.</summary>
    public ReadOnlySpan<int> Labels => _labels.Span;

    /// <summary>All targets: count x target length floats.</summary>
    public ReadOnlySpan<float> Targets => _targets.Span;

    /// <summary>One sample.</summary>
    /// <param name="index">0 to count - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<float> Sample(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return Samples.Slice(index * SampleLength, SampleLength);
    }

    /// <summary>The first samples, sharing this data set's memory.</summary>
    /// <param name="count">0 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many samples.</exception>
    public Dataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        ReadOnlyMemory<float> samples = _samples[..(count * SampleLength)];
        return TargetLength > 0
            ? new Dataset(samples, SampleLength, _targets[..(count * TargetLength)])
            : new Dataset(samples, SampleLength, _labels[..(count * LabelsPerSample)]);
    }

    /// <summary>Mini-batches of these samples, for any number of epochs.</summary>
    /// <param name="batchSize">Samples a mini-batch, at least 1; the last one of an epoch has the rest.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1.</exception>
    public MiniBatches Batches(int batchSize) => new(this, batchSize);

    private int PerSample(int length, string what, string parameter)
    {
        int perSample = Count == 0 ? 0 : length / Count;
        return (long)perSample * Count == length && (perSample > 0 || Count == 0)
            ? perSample
            : throw new ArgumentException($"As many {what} for each of {Count} samples were expected, at least one, but there are {length}.", parameter);
    }
}
