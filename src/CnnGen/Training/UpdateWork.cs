using System.Numerics;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Adds the shards' gradients up and applies them, in one pass over the memory: an item is a range of the storage.</summary>
internal sealed class UpdateWork(ParameterSet parameters, ParameterSet gradients, Optimizer optimizer) : ItemWork
{
    // 64 KB of each buffer: enough to outweigh handing out an item, and still in the second-level cache when the optimizer comes to it.
    private const int RangeLength = 16384;

    private AlignedBuffer[] _shards = [];
    private int _shardCount;
    private bool _applies;

    /// <summary>Adds the shards to the gradients, in their order.</summary>
    public void Reduce(ReadOnlySpan<AlignedBuffer> shards, int threads) => Run(shards, applies: false, threads);

    /// <summary>Adds the shards to the gradients and changes the weights by them.</summary>
    public void ReduceAndApply(ReadOnlySpan<AlignedBuffer> shards, int threads)
    {
        optimizer.BeginStep();
        Run(shards, applies: true, threads);
    }

    /// <summary>Ranges that a storage falls into.</summary>
    internal static int RangesOf(int length) => (int)(((long)length + RangeLength - 1) / RangeLength);

    protected override void RunItem(int item, int participant)
    {
        int start = item * RangeLength;
        int length = Math.Min(RangeLength, gradients.PaddedStorage.Length - start);
        Span<float> range = gradients.PaddedStorage.Slice(start, length);
        for (int shard = 0; shard < _shardCount; shard++)
        {
            Add(VectorLines.Of(_shards[shard], start, length), VectorLines.Of(range));
        }

        if (_applies)
        {
            optimizer.Apply(start, parameters.PaddedStorage.Slice(start, length), range);
        }
    }

    private static void Add(ReadOnlySpan<Vector<float>> values, Span<Vector<float>> sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += values[i];
        }
    }

    private void Run(ReadOnlySpan<AlignedBuffer> shards, bool applies, int threads)
    {
        if (_shards.Length < shards.Length)
        {
            _shards = new AlignedBuffer[shards.Length];
        }

        shards.CopyTo(_shards);
        (_shardCount, _applies) = (shards.Length, applies);
        RunAll(RangesOf(gradients.PaddedStorage.Length), threads);
    }
}
