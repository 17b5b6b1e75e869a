using System.Diagnostics;
using CnnGen;
using FashionMnist.Commands;
using FashionMnist.Images;

namespace FashionMnist.Training;

/// <summary>The loop over mini-batches: a step forward and backward for each, and the test images after every epoch.</summary>
internal sealed class TrainingLoop(FashionNet network, FashionData data, TrainOptions options)
{
    private readonly Trainer<FashionNet> _trainer = new(network, new Adam(options.LearningRate)) { Threads = options.Threads, Seed = options.Seed };
    private readonly MiniBatches _training = data.Training.Batches(options.BatchSize);
    private readonly Stopwatch _watch = new();

    /// <summary>Training steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Trains on every image once, in an order of this epoch's own.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="report">Called after each step.</param>
    /// <param name="cancellation">Ends the epoch after the running step.</param>
    /// <exception cref="OperationCanceledException">The epoch was ended; the network keeps what it has learned.</exception>
    public EpochResult RunEpoch(int epoch, Action<TrainingProgress> report, CancellationToken cancellation)
    {
        int seen = 0;
        int correct = 0;
        double lossSum = 0;
        _watch.Restart();
        foreach (MiniBatch batch in _training.Shuffle(options.Seed, epoch))
        {
            float loss = _trainer.Step(batch.Inputs, batch.Labels);

            seen += batch.Count;
            correct += _trainer.Correct;
            lossSum += (double)loss * batch.Count;
            Steps++;
            var score = new Score(lossSum / seen, (double)correct / seen, seen, _watch.Elapsed);
            report(Describe(epoch, score));
            cancellation.ThrowIfCancellationRequested();
        }

        return new EpochResult(epoch, new Score(lossSum / seen, (double)correct / seen, seen, _watch.Elapsed), Test());
    }

    private Score Test()
    {
        _watch.Restart();
        Evaluation result = _trainer.Evaluate(data.Test.Samples, data.Test.Labels);
        return float.IsFinite(result.Loss)
            ? new Score(result.Loss, result.Accuracy, data.Test.Count, _watch.Elapsed)
            : throw new ArithmeticException($"The loss of the test images is not finite after step {Steps}; try a smaller learning rate.");
    }

    private TrainingProgress Describe(int epoch, Score soFar)
    {
        long left = ((long)(options.Epochs - epoch + 1) * data.Training.Count) - soFar.Images;
        return new TrainingProgress(
            epoch, (double)soFar.Images / data.Training.Count, soFar.Loss, soFar.Accuracy, soFar.ImagesPerSecond,
            left / soFar.ImagesPerSecond);
    }
}
