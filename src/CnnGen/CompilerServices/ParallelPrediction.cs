using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>Predictions of one batch on several threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelPrediction
{
    /// <summary>Predicts the samples of a batch on several threads; the same bits as on one. Allocates nothing once it is warm.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="inputs">n x input length floats.</param>
    /// <param name="outputs">n x output length floats; must not overlap <paramref name="inputs"/>.</param>
    /// <param name="threads">
    /// How many threads work at most, at least 1. All trainers and predictions share the threads; see <see cref="Trainer{T}.Threads"/> for when there are fewer.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong, or the spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static void Predict<TNetwork>(TNetwork network, ReadOnlySpan<float> inputs, Span<float> outputs, int threads)
        where TNetwork : class, ICnn<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int samples = NetworkGuard.CheckPredict(inputs, outputs, TNetwork.InputShape, TNetwork.OutputShape);
        int participants = Math.Min(WorkerPool.MostThreads, Math.Min(threads, samples));
        if (participants < 2)
        {
            network.Predict(inputs, outputs);
        }
        else
        {
            PredictionWork<TNetwork>.PredictShared(network, inputs, outputs, samples, participants);
        }
    }
}
