using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>
/// A data set in mini-batches, for any number of epochs: <c>foreach (MiniBatch batch in batches.Shuffle(seed, epoch))</c>. Every mini-batch is gathered into
/// the same buffers, so that an epoch allocates nothing.
/// </summary>
public sealed class MiniBatches
{
    private readonly Dataset _data;
    private readonly int[] _order;
    private readonly AlignedBuffer _samples;
    private readonly AlignedBuffer _targets;
    private readonly int[] _labels;

    internal MiniBatches(Dataset data, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (_data, BatchSize) = (data, batchSize);
        _order = new int[data.Count];
        int largest = Math.Min(batchSize, data.Count);
        _samples = new AlignedBuffer(checked(largest * data.SampleLength));
        _targets = new AlignedBuffer(checked(largest * data.TargetLength));
        _labels = new int[checked(largest * data.LabelsPerSample)];
        ResetOrder();
    }

    /// <summary>Samples a mini-batch; the last one of an epoch has the rest.</summary>
    public int BatchSize { get; }

    /// <summary>Mini-batches an epoch.</summary>
    public int Count => (int)(((long)_order.Length + BatchSize - 1) / BatchSize);

    /// <summary>
    /// Puts the samples into an order that depends on the seed and the epoch alone (Fisher and Yates, xoshiro256**): the same on every machine.
    /// </summary>
    /// <param name="seed">Any value.</param>
    /// <param name="epoch">The epoch's number.</param>
    /// <returns>These mini-batches.</returns>
    public MiniBatches Shuffle(int seed, int epoch)
    {
        ResetOrder();
        Xoshiro256 random = new(CounterRandom.Key(seed, epoch, 0, 0));
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int other = random.NextBelow(i + 1);
            (_order[i], _order[other]) = (_order[other], _order[i]);
        }

        return this;
    }

    /// <summary>The mini-batches of one epoch, one after another.</summary>
    public Enumerator GetEnumerator() => new(this);

    private void ResetOrder()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }
    }

    private MiniBatch Gather(int first)
    {
        int count = Math.Min(BatchSize, _order.Length - first);
        ReadOnlySpan<int> order = _order.AsSpan(first, count);
        return new MiniBatch
        {
            Count = count,
            Inputs = Gather(order, _data.Samples, _samples.Span, _data.SampleLength),
            Labels = Gather(order, _data.Labels, _labels, _data.LabelsPerSample),
            Targets = Gather(order, _data.Targets, _targets.Span, _data.TargetLength),
        };
    }

    private static ReadOnlySpan<TValue> Gather<TValue>(ReadOnlySpan<int> order, ReadOnlySpan<TValue> from, Span<TValue> to, int length)
    {
        for (int i = 0; i < order.Length; i++)
        {
            from.Slice(order[i] * length, length).CopyTo(to[(i * length)..]);
        }

        return to[..(order.Length * length)];
    }

    /// <summary>Goes through the mini-batches of one epoch.</summary>
    public ref struct Enumerator
    {
        private readonly MiniBatches _batches;
        private int _next;

        internal Enumerator(MiniBatches batches) => _batches = batches;

        /// <summary>The mini-batch; valid until the next one.</summary>
        public MiniBatch Current { get; private set; }

        /// <summary>Gathers the next mini-batch.</summary>
        /// <returns>Whether there was one.</returns>
        public bool MoveNext()
        {
            if (_next >= _batches._order.Length)
            {
                return false;
            }

            Current = _batches.Gather(_next);
            _next += Current.Count;
            return true;
        }
    }
}
