namespace CnnGen;

/// <summary>
/// A batch in contiguous chunks, one a participant. The caller's spans cannot cross threads, so the helpers' samples pass through buffers;
/// the calling thread works the first chunk where it lies. A long batch is worked in blocks, so that the buffers stay small.
/// </summary>
internal sealed class PredictionWork<TNetwork>(WorkerPool pool) : ParallelWork
    where TNetwork : class, ICnn<TNetwork>
{
    // 4 MB of samples and results a helper, or one sample where that is longer: what its thread keeps.
    private const int FloatsPerHelper = 1 << 20;

    // Dense layers take so many samples at a time.
    private const int Tile = 16;

    [ThreadStatic]
    private static PredictionWork<TNetwork>? t_work;

    private readonly Team _team = new(pool);
    private TNetwork? _network;
    private int _samples;

    private static int LongestChunk
    {
        get
        {
            int longest = (int)Math.Max(1, FloatsPerHelper / ((long)TNetwork.InputLength + TNetwork.OutputLength));
            return longest < Tile ? longest : longest / Tile * Tile;
        }
    }

    /// <summary>Predicts on the calling thread and helpers of all networks' pool.</summary>
    public static void PredictShared(TNetwork network, ReadOnlySpan<float> inputs, Span<float> outputs, int samples, int participants)
    {
        // Not to be found by a prediction within this one.
        PredictionWork<TNetwork> work = t_work ?? new(WorkerPool.Shared);
        t_work = null;
        try
        {
            work.Predict(network, inputs, outputs, samples, participants);
        }
        finally
        {
            t_work = work;
        }
    }

    /// <summary>Predicts on at most so many threads.</summary>
    public void Predict(TNetwork network, ReadOnlySpan<float> inputs, Span<float> outputs, int samples, int participants)
    {
        _team.Take(participants - 1);
        try
        {
            if (_team.Helpers == 0)
            {
                network.Predict(inputs, outputs);
                return;
            }

            _network = network;
            int block = (_team.Helpers + 1) * LongestChunk;
            for (int first = 0; first < samples; first += _samples)
            {
                _samples = Math.Min(block, samples - first);
                PredictBlock(
                    inputs.Slice(first * TNetwork.InputLength, _samples * TNetwork.InputLength),
                    outputs.Slice(first * TNetwork.OutputLength, _samples * TNetwork.OutputLength));
            }
        }
        finally
        {
            _network = null;
            _team.Release();
        }
    }

    public override void Run(int participant)
    {
        Worker worker = _team[participant - 1];
        int count = ChunkStart(participant + 1) - ChunkStart(participant);
        _network!.Predict(worker.Inputs(count * TNetwork.InputLength), worker.Outputs(count * TNetwork.OutputLength));
    }

    private void PredictBlock(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (int participant = 1; participant <= _team.Helpers; participant++)
        {
            ReadOnlySpan<float> chunk = inputs[(ChunkStart(participant) * TNetwork.InputLength)..(ChunkStart(participant + 1) * TNetwork.InputLength)];
            chunk.CopyTo(_team[participant - 1].Inputs(chunk.Length));
        }

        _team.Start(this);
        try
        {
            int own = ChunkStart(1);
            _network!.Predict(inputs[..(own * TNetwork.InputLength)], outputs[..(own * TNetwork.OutputLength)]);
        }
        finally
        {
            _team.Finish();
        }

        for (int participant = 1; participant <= _team.Helpers; participant++)
        {
            Span<float> chunk = outputs[(ChunkStart(participant) * TNetwork.OutputLength)..(ChunkStart(participant + 1) * TNetwork.OutputLength)];
            _team[participant - 1].Outputs(chunk.Length).CopyTo(chunk);
        }
    }

    private int ChunkStart(int chunk) => (int)((long)_samples * chunk / (_team.Helpers + 1));
}
