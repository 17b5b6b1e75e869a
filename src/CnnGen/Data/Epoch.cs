using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>One pass over a data set: its order, and the buffers into which each mini-batch is gathered. Used again for other passes.</summary>
internal sealed class Epoch
{
    private readonly Dataset _data;
    private readonly int _batchSize;
    private readonly int[] _order;
    private readonly AlignedBuffer _samples;
    private readonly AlignedBuffer _targets;
    private readonly int[] _labels;
    private int _next;

    public Epoch(Dataset data, int batchSize)
    {
        (_data, _batchSize) = (data, batchSize);
        _order = new int[data.Count];
        int largest = Math.Min(batchSize, data.Count);
        _samples = new AlignedBuffer(checked(largest * data.SampleLength));
        _targets = new AlignedBuffer(checked(largest * data.TargetLength));
        _labels = new int[checked(largest * data.LabelsPerSample)];
    }

    public bool IsOver => _next >= _order.Length;

    /// <summary>Starts a pass.</summary>
    /// <param name="key">What the order follows from; null for that of the data.</param>
    public void Begin(ulong? key)
    {
        _next = 0;
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (key is ulong seed)
        {
            Shuffle(new Xoshiro256(seed));
        }
    }

    /// <summary>Gathers the next mini-batch.</summary>
    public MiniBatch Next()
    {
        int count = Math.Min(_batchSize, _order.Length - _next);
        ReadOnlySpan<int> order = _order.AsSpan(_next, count);
        _next += count;
        return new MiniBatch
        {
            Count = count,
            Inputs = Gather(order, _data.Samples, _samples.Span, _data.SampleLength),
            Labels = Gather(order, _data.Labels, _labels, _data.LabelsPerSample),
            Targets = Gather(order, _data.Targets, _targets.Span, _data.TargetLength),
        };
    }

    private void Shuffle(Xoshiro256 random)
    {
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int other = random.NextBelow(i + 1);
            (_order[i], _order[other]) = (_order[other], _order[i]);
        }
    }

    private static ReadOnlySpan<TValue> Gather<TValue>(ReadOnlySpan<int> order, ReadOnlySpan<TValue> from, Span<TValue> to, int length)
    {
        for (int i = 0; i < order.Length; i++)
        {
            from.Slice(order[i] * length, length).CopyTo(to[(i * length)..]);
        }

        return to[..(order.Length * length)];
    }
}
