using CnnGen.Benchmarks.Networks;
using CnnGen.Race.Models;
using CnnGen.Race.Racing;
using CnnGen.Race.Reporting;

namespace CnnGen.Race.Growth;

/// <summary>The time of a sample against the batch that it is predicted in.</summary>
internal static class BatchGrowth
{
    private const int Rounds = 5;

    private static readonly int[] s_batches = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    private static readonly TimeSpan s_slot = TimeSpan.FromMilliseconds(50);

    public static Section Create() => Section.Of(
        "Growth with the batch",
        $"Time per sample, predicted on one thread; the best of {Rounds} rounds over all batches.",
        [
            new Column<(int Batch, double[] Seconds)>("batch", static row => Figures.Text(row.Batch, "F0")),
            .. new[] { nameof(L), nameof(M), nameof(V), nameof(D) }.Select(static (name, index) =>
                new Column<(int Batch, double[] Seconds)>(name, row => Figures.Time(row.Seconds[index]))),
        ],
        Rows(Measure<L>(), Measure<M>(), Measure<V>(), Measure<D>()));

    private static IEnumerable<(int Batch, double[] Seconds)> Rows(params double[][] networks) =>
        s_batches.Select((batch, index) => (batch, networks.Select(seconds => seconds[index]).ToArray()));

    /// <summary>Seconds a sample, for each batch.</summary>
    private static double[] Measure<T>()
        where T : class, ICnn<T>
    {
        T network = RaceNetwork.Create<T>();
        Model model = ModelReader.Read<T>();
        OwnPredictor<T>[] predictors =
        [
            .. s_batches.Select(batch => new OwnPredictor<T>(
                network, new PredictionTask(model, network.Parameters, batch, Threads: 1, RaceNetwork.Inputs<T>(batch), batch * T.OutputLength))),
        ];
        double[][] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => predictors.Select(static own => Timing.MedianOf(own.Measure(s_slot))).ToArray())];
        return [.. s_batches.Select((batch, index) => rounds.Min(round => round[index]) / batch)];
    }
}
