using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>
/// Adds the shards' gradients up and applies them: an item is a range of the storage. The pass that adds also measures, so that a step which would leave
/// something that is not finite is refused before anything is written.
/// </summary>
internal sealed class UpdateWork(ParameterSet parameters, ParameterSet gradients, Optimizer optimizer, WorkerPool pool) : ItemWork(pool)
{
    // 64 KB of each buffer: enough to outweigh handing out an item, and still in the second-level cache when a small network's update comes to it.
    private const int RangeLength = 16384;

    private readonly UpdateTrial _trial = new(parameters, gradients, optimizer);
    private AlignedBuffer[] _shards = [];
    private int _shardCount;
    private Phase _phase;
    private int _largestGradient;
    private int _largestWeight;

    private enum Phase
    {
        Reduce,
        Try,
        Apply,
    }

    private int Items => RangesOf(gradients.PaddedStorage.Length);

    /// <summary>Adds the shards to the gradients, in their order.</summary>
    public void Reduce(ReadOnlySpan<AlignedBuffer> shards, int threads)
    {
        if (_shards.Length < shards.Length)
        {
            _shards = new AlignedBuffer[shards.Length];
        }

        shards.CopyTo(_shards);
        _shardCount = shards.Length;
        (_largestGradient, _largestWeight) = (0, 0);
        Run(Phase.Reduce, threads);
    }

    /// <summary>Adds the shards to the gradients and changes the weights by them.</summary>
    /// <param name="shards">The shards after the first one.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="step">The step's number, for messages.</param>
    /// <exception cref="NotFiniteNumberException">A gradient is not finite, or a weight or the optimizer's state would not be; they are as before.</exception>
    public void ReduceAndApply(ReadOnlySpan<AlignedBuffer> shards, int threads, long step)
    {
        Reduce(shards, threads);
        if (!Magnitude.IsFinite(_largestGradient))
        {
            throw UpdateFailure.Gradient(step, gradients);
        }

        StepBound bound = optimizer.BeginStep(Magnitude.Value(_largestGradient), Magnitude.Value(_largestWeight));
        if (!bound.IsFinite)
        {
            // Rare, and as much work as the update itself: every value is computed, but not kept.
            _trial.Begin(Math.Min(Items, threads));
            Run(Phase.Try, threads);
            if (!_trial.IsFinite)
            {
                throw UpdateFailure.Update(step, parameters, _trial.FirstFailure());
            }

            bound = _trial.Bound;
        }

        Run(Phase.Apply, threads);
        optimizer.EndStep(bound);
    }

    /// <summary>Ranges that a storage falls into.</summary>
    internal static int RangesOf(int length) => (int)(((long)length + RangeLength - 1) / RangeLength);

    protected override void RunItem(int item, int participant)
    {
        int start = item * RangeLength;
        int length = Math.Min(RangeLength, gradients.PaddedStorage.Length - start);
        Span<float> range = gradients.PaddedStorage.Slice(start, length);
        Span<float> weights = parameters.PaddedStorage.Slice(start, length);
        switch (_phase)
        {
            case Phase.Reduce:
                for (int shard = 0; shard < _shardCount; shard++)
                {
                    VectorLines.Add(_shards[shard].Padded.Slice(start, length), range);
                }

                Magnitude.Raise(ref _largestGradient, Magnitude.Largest(range));
                Magnitude.Raise(ref _largestWeight, Magnitude.Largest(weights));
                break;
            case Phase.Try:
                _trial.Run(start, length, participant);
                break;
            case Phase.Apply:
                optimizer.Apply(start, weights, range);
                break;
        }
    }

    private void Run(Phase phase, int threads)
    {
        _phase = phase;
        RunAll(Items, threads);
    }
}
