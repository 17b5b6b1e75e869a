using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>
/// A data set in mini-batches, for any number of epochs: <c>foreach (MiniBatch batch in batches.Shuffle(seed, epoch))</c>. Every mini-batch is gathered into
/// the same buffers, so that an epoch allocates nothing. A loop within a loop has an order and buffers of its own.
/// </summary>
public sealed class MiniBatches
{
    private readonly Dataset _data;
    private Epoch? _free;
    private ulong? _key;

    internal MiniBatches(Dataset data, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (_data, BatchSize) = (data, batchSize);
        _free = new Epoch(data, batchSize);
    }

    /// <summary>Samples a mini-batch; the last one of an epoch has the rest.</summary>
    public int BatchSize { get; }

    /// <summary>Mini-batches an epoch.</summary>
    public int Count => (int)(((long)_data.Count + BatchSize - 1) / BatchSize);

    /// <summary>
    /// Has the loops that start from now on take the samples in an order that depends on the seed and the epoch alone (Fisher and Yates, xoshiro256**): the
    /// same on every machine. Loops that are under way keep theirs. Without a call the order is that of the data set.
    /// </summary>
    /// <param name="seed">Any value. It is independent of the seeds of the network and of the trainer.</param>
    /// <param name="epoch">The epoch's number.</param>
    /// <returns>These mini-batches.</returns>
    public MiniBatches Shuffle(int seed, int epoch)
    {
        _key = CounterRandom.Key(seed, epoch, 0, 0);
        return this;
    }

    /// <summary>The mini-batches of one epoch, one after another.</summary>
    public Enumerator GetEnumerator()
    {
        Epoch epoch = Interlocked.Exchange(ref _free, null) ?? new Epoch(_data, BatchSize);
        epoch.Begin(_key);
        return new Enumerator(this, epoch);
    }

    /// <summary>Goes through the mini-batches of one epoch.</summary>
    public ref struct Enumerator
    {
        private readonly MiniBatches _batches;
        private Epoch? _epoch;

        internal Enumerator(MiniBatches batches, Epoch epoch) => (_batches, _epoch) = (batches, epoch);

        /// <summary>The mini-batch; valid until the next one, or the end of the loop.</summary>
        public MiniBatch Current { get; private set; }

        /// <summary>Gathers the next mini-batch.</summary>
        /// <returns>Whether there was one.</returns>
        public bool MoveNext()
        {
            if (_epoch is null || _epoch.IsOver)
            {
                return false;
            }

            Current = _epoch.Next();
            return true;
        }

        /// <summary>Ends the loop: its buffers are for the next one. <c>foreach</c> calls this.</summary>
        public void Dispose()
        {
            if (_epoch is not null)
            {
                _batches._free = _epoch;
                _epoch = null;
            }
        }
    }
}
