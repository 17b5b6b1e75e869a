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
    /// <param name="threads">At least 1; no more than 256, or the number of processors, are ever started.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static void Predict<TNetwork>(TNetwork network, ReadOnlySpan<float> inputs, Span<float> outputs, int threads)
        where TNetwork : class, ICnn<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        TrainingPlan plan = TNetwork.TrainingPlan;
        int samples = NetworkGuard.CheckPredict(inputs, outputs, TNetwork.InputLength, TNetwork.OutputLength, plan.InputShape, plan.OutputShape);
        int participants = Math.Min(WorkerPool.MostThreads, Math.Min(threads, samples));
        if (participants < 2 || !PredictionWork<TNetwork>.Shared.TryPredict(network, inputs, outputs, samples, participants))
        {
            network.Predict(inputs, outputs);
        }
    }
}
