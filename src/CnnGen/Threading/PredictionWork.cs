using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>
/// A batch in contiguous chunks, one a participant. The caller's spans cannot cross threads, so the helpers' samples pass through buffers;
/// the calling thread works the first chunk where it lies.
/// </summary>
internal sealed class PredictionWork<TNetwork> : ParallelWork
    where TNetwork : class, ICnn<TNetwork>
{
    public static readonly PredictionWork<TNetwork> Shared = new();

    private AlignedBuffer _inputs = new(0);
    private AlignedBuffer _outputs = new(0);
    private TNetwork? _network;
    private int _samples;
    private int _participants;
    private int _taken;

    /// <returns>False, with nothing done, where the buffers or the threads are in use.</returns>
    public bool TryPredict(TNetwork network, ReadOnlySpan<float> inputs, Span<float> outputs, int samples, int participants)
    {
        if (Interlocked.Exchange(ref _taken, 1) != 0)
        {
            return false;
        }

        try
        {
            (_network, _samples, _participants) = (network, samples, participants);
            int first = ChunkStart(1);
            ReadOnlySpan<float> helpersInputs = inputs[(first * TNetwork.InputLength)..];
            Span<float> helpersOutputs = outputs[(first * TNetwork.OutputLength)..];
            Grow(ref _inputs, helpersInputs.Length);
            Grow(ref _outputs, helpersOutputs.Length);
            helpersInputs.CopyTo(_inputs.Span);
            if (!WorkerPool.TryStart(this, participants - 1))
            {
                return false;
            }

            try
            {
                network.Predict(inputs[..(first * TNetwork.InputLength)], outputs[..(first * TNetwork.OutputLength)]);
            }
            finally
            {
                WorkerPool.Finish();
            }

            _outputs.Span[..helpersOutputs.Length].CopyTo(helpersOutputs);
            return true;
        }
        finally
        {
            _network = null;
            Volatile.Write(ref _taken, 0);
        }
    }

    public override void Run(int participant)
    {
        int first = ChunkStart(1);
        int start = ChunkStart(participant) - first;
        int count = ChunkStart(participant + 1) - first - start;
        _network!.Predict(
            _inputs.Span.Slice(start * TNetwork.InputLength, count * TNetwork.InputLength),
            _outputs.Span.Slice(start * TNetwork.OutputLength, count * TNetwork.OutputLength));
    }

    private static void Grow(ref AlignedBuffer buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new AlignedBuffer(length);
        }
    }

    private int ChunkStart(int chunk) => (int)((long)_samples * chunk / _participants);
}
