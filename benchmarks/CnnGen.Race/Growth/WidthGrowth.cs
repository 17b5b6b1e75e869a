using CnnGen.Benchmarks.Networks;
using CnnGen.Benchmarks.Peak;
using CnnGen.Race.Models;
using CnnGen.Race.Networks;
using CnnGen.Race.Racing;
using CnnGen.Race.Reporting;

namespace CnnGen.Race.Growth;

/// <summary>Time against the width of the layers.</summary>
internal static class WidthGrowth
{
    private const int Rounds = 3;
    private const int Batch = 16;

    private static readonly TimeSpan s_slot = TimeSpan.FromMilliseconds(100);

    public static Section Create() => Section.Of(
        "Growth with the width",
        $"Net V with layers once, twice and four times as wide, on one thread: time per sample, predicted alone, in a batch of {Batch}, and in a training step of {Batch} with Adam.",
        [
            new("net", static row => row.Name, IsNumber: false),
            new("MFLOP", static row => Figures.Text(row.Operations * 1e-6, "F0")),
            new("alone", static row => Figures.Time(row.Alone.Seconds)),
            new("of peak", static row => Figures.Percent(row.Alone.Share)),
            new($"of {Batch}", static row => Figures.Time(row.Together.Seconds)),
            new("of peak", static row => Figures.Percent(row.Together.Share)),
            new("training", static row => Figures.Time(row.Training.Seconds)),
            new("of peak", static row => Figures.Percent(row.Training.Share)),
        ],
        [Measure<V>(), Measure<V2>(), Measure<V4>()]);

    private static WidthRow Measure<T>()
        where T : class, ICnn<T>
    {
        T network = RaceNetwork.Create<T>();
        Model model = ModelReader.Read<T>();
        PredictionTask Task(int batch) => new(model, network.Parameters, batch, Threads: 1, RaceNetwork.Inputs<T>(batch), batch * T.OutputLength);
        using var alone = new OwnPredictor<T>(network, Task(1));
        using var together = new OwnPredictor<T>(network, Task(Batch));
        using var learner = new OwnLearner<T>(network, TrainingTask.Of(network, Batch, threads: 1, RaceOptimizer.ForTime("adam")));
        return new WidthRow(
            model.Name, model.ForwardOperations, Measure(alone, 1, model.ForwardOperations), Measure(together, Batch, model.ForwardOperations),
            Measure(learner, Batch, model.TrainingOperations));
    }

    private static (double Seconds, double Share) Measure(InProcessContestant own, int samples, double operations)
    {
        (double Seconds, double Share)[] rounds =
        [
            .. Enumerable.Range(0, Rounds).Select(_ =>
            {
                double peak = 1e9 * PeakMeter.Measure();
                double seconds = Timing.MedianOf(own.Measure(s_slot)) / samples;
                return (seconds, operations / seconds / peak);
            }),
        ];
        return (Timing.MedianOf(rounds.Select(static round => round.Seconds)), Timing.MedianOf(rounds.Select(static round => round.Share)));
    }

    /// <param name="Name">The network.</param>
    /// <param name="Operations">Floating-point operations of one sample's forward pass.</param>
    /// <param name="Alone">Predicted alone: seconds a sample, share of the peak.</param>
    /// <param name="Together">Predicted in a batch.</param>
    /// <param name="Training">In a training step.</param>
    private sealed record WidthRow(
        string Name, double Operations, (double Seconds, double Share) Alone, (double Seconds, double Share) Together, (double Seconds, double Share) Training);
}
