namespace CnnGen;

/// <summary>
/// Into how many contiguous shards a mini-batch falls. Each has gradients of its own, which are added up in a fixed order; the number depends on the
/// batch and the network alone, never on the threads, so that the bits don't either.
/// </summary>
internal static class ShardPlan
{
    private const int MaximumShards = 8;

    // Dense layers want that many samples at a time: the gradient of their weights is loaded and stored once for all of them.
    private const int MinimumSamples = 16;

    private const long MaximumGradientBytes = 256L << 20;

    /// <param name="samples">Samples of the batch.</param>
    /// <param name="tileLength">Samples that the network works together.</param>
    /// <param name="parameterLength">Floats of one shard's gradients; the first shard uses the trainer's.</param>
    public static int Count(int samples, int tileLength, int parameterLength)
    {
        int shortest = Math.Min(MinimumSamples, tileLength);
        long bySize = ((long)samples + shortest - 1) / shortest;
        long byMemory = 1 + (MaximumGradientBytes / Math.Max(1, (long)parameterLength * sizeof(float)));
        return (int)Math.Min(MaximumShards, Math.Min(bySize, byMemory));
    }

    /// <summary>The first sample of a shard; the shard after the last one starts at the end.</summary>
    public static int Start(int shard, int shards, int samples) => (int)((long)samples * shard / shards);
}
