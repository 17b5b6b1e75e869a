using System.Runtime.InteropServices;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>
/// A mini-batch forward and backward: an item is a shard, worked tile after tile into gradients of its own. After <see cref="MostTiles"/> tiles these are added
/// to a second sum and start again at zero, because a long chain of additions rounds away more of each.
/// </summary>
internal sealed class GradientWork<T>(ParameterSet parameters, ParameterSet gradients, ScratchSet scratch, WorkerPool pool) : ItemWork(pool)
    where T : class, ICnn<T>
{
    private const int MostTiles = 64;

    private readonly TrainingPlan _plan = T.TrainingPlan;
    private readonly AlignedBuffer _transposed = new(T.TrainingPlan.TransposedLength);
    private readonly MiniBatchBuffer _shared = new();
    private readonly List<AlignedBuffer> _shardGradients = [];

    /// <summary>The chains of tiles, one a shard; none while no shard has more than one chain.</summary>
    private readonly List<AlignedBuffer> _chains = [];
    private double[] _losses = [];
    private int[] _correct = [];
    private int _shards;
    private int _seed;
    private long _step;
    private float _lossScale;

    /// <summary>Computes every shard's gradients: the first one's into the trainer's, the others' into <see cref="ShardGradients"/>.</summary>
    /// <returns>The sum of the losses, and how many labels were classified correctly.</returns>
    public (double Loss, int Correct) Run(MiniBatch batch, float lossScale, int seed, long step, int threads)
    {
        (_lossScale, _seed, _step) = (lossScale, seed, step);
        PrepareShards(ShardPlan.Count(batch.Count, _plan.TileLength, _plan.ParameterLength), batch.Count);
        int participants = Math.Min(threads, _shards);
        scratch.Grow(participants);
        T.Transpose(parameters.Storage, _transposed.Span);
        if (participants == 1)
        {
            for (int shard = 0; shard < _shards; shard++)
            {
                WorkShard(batch, shard, scratch[0]);
            }
        }
        else
        {
            _shared.CopyFrom(batch);
            RunAll(_shards, participants);
        }

        return Sum();
    }

    /// <summary>The gradients of the shards after the first one, in order.</summary>
    public ReadOnlySpan<AlignedBuffer> ShardGradients => CollectionsMarshal.AsSpan(_shardGradients)[..(_shards - 1)];

    protected override void RunItem(int item, int participant) => WorkShard(_shared.Batch, item, scratch[participant]);

    private void WorkShard(MiniBatch batch, int shard, Span<float> scratchMemory)
    {
        Span<float> sums = shard == 0 ? gradients.PaddedStorage : _shardGradients[shard - 1].Padded;
        sums.Clear();
        (_losses[shard], _correct[shard]) = (0, 0);
        int first = ShardPlan.Start(shard, _shards, batch.Count);
        int end = ShardPlan.Start(shard + 1, _shards, batch.Count);
        if (end - first <= ChainLength)
        {
            WorkChain(batch, shard, first, end, sums, scratchMemory);
            return;
        }

        Span<float> chain = _chains[shard].Padded;
        while (first < end)
        {
            int last = (int)Math.Min(end, first + ChainLength);
            chain.Clear();
            WorkChain(batch, shard, first, last, chain, scratchMemory);
            VectorLines.Add(chain, sums);
            first = last;
        }
    }

    /// <summary>Samples of a chain, at most.</summary>
    private long ChainLength => (long)MostTiles * _plan.TileLength;

    private void WorkChain(MiniBatch batch, int shard, int first, int end, Span<float> sums, Span<float> scratchMemory)
    {
        while (first < end)
        {
            MiniBatch samples = batch.Slice(first, Math.Min(_plan.TileLength, end - first));
            TrainingTile tile = new()
            {
                Count = samples.Count,
                Inputs = samples.Inputs,
                Labels = samples.Labels,
                Targets = samples.Targets,
                LossScale = _lossScale,
                Seed = _seed,
                Step = _step,
                FirstSample = first,
            };
            _losses[shard] += T.TrainTile(
                parameters.Storage, _transposed.Span, tile, scratchMemory, sums[.._plan.ParameterLength], ref _correct[shard]);
            first += samples.Count;
        }
    }

    private void PrepareShards(int shards, int samples)
    {
        _shards = shards;
        while (_shardGradients.Count < shards - 1)
        {
            _shardGradients.Add(new AlignedBuffer(_plan.ParameterLength));
        }

        long longest = ((long)samples + shards - 1) / shards;
        while (longest > ChainLength && _chains.Count < shards)
        {
            _chains.Add(new AlignedBuffer(_plan.ParameterLength));
        }

        if (_losses.Length < shards)
        {
            _losses = new double[shards];
            _correct = new int[shards];
        }
    }

    private (double Loss, int Correct) Sum()
    {
        double loss = 0;
        int correct = 0;
        for (int shard = 0; shard < _shards; shard++)
        {
            loss += _losses[shard];
            correct += _correct[shard];
        }

        return (loss, correct);
    }
}
