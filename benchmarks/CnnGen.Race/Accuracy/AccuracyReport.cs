using CnnGen.Race.Peers.PyTorch;
using CnnGen.Race.Racing;
using CnnGen.Race.Reporting;
using Spectre.Console;

namespace CnnGen.Race.Accuracy;

/// <summary>The time until net M has learned Fashion-MNIST.</summary>
internal static class AccuracyReport
{
    private const int Threads = 2;

    private static readonly int[] s_seeds = [1, 2, 3, 4, 5];

    /// <param name="folder">Fashion-MNIST's four idx files.</param>
    /// <param name="console">Told of each seed, for those who wait.</param>
    public static Section Create(string folder, IAnsiConsole console)
    {
        var own = new OwnLearning(FashionImages.Load(folder), Threads);
        using TorchLearning? peer = TorchLearning.Open(folder, Threads);
        List<(string Seed, LearningCurve Own, LearningCurve? Peer)> rows = [];
        foreach (int seed in s_seeds)
        {
            rows.Add(($"{seed}", own.Learn(seed), peer?.Learn(seed)));
            console.WriteLine($"seed {seed}: {rows[^1].Own}, peer: {rows[^1].Peer}");
        }

        rows.Add(("median", Median(rows.Select(static row => row.Own)), peer is null ? null : Median(rows.Select(static row => row.Peer!))));
        return Section.Of(
            "Time to accuracy",
            $"Net M with Adam (1e-3, mini-batches of {LearningCurve.Batch}) on {Threads} threads, from the same initial weights, on all of Fashion-MNIST: seconds of training "
            + $"until {LearningCurve.Target:P0} of the test images are classified correctly, which is checked after each quarter of an epoch and not timed."
            + (peer is null ? "" : $" The peer is {peer.Name}."),
            [
                new("seed", static row => row.Seed),
                new("epochs", static row => Figures.Text(row.Own.Epochs, "F2")),
                new("ours", static row => Figures.Time(row.Own.Seconds)),
                new("peer's epochs", static row => row.Peer is { } curve ? Figures.Text(curve.Epochs, "F2") : ""),
                new("peer's", static row => row.Peer is { } curve ? Figures.Time(curve.Seconds) : ""),
                new("ratio", static row => row.Peer is { } curve ? Figures.Text(curve.Seconds / row.Own.Seconds, "F2") : ""),
            ],
            rows);
    }

    private static LearningCurve Median(IEnumerable<LearningCurve> curves) =>
        new(Timing.MedianOf(curves.Select(static curve => curve.Epochs)), Timing.MedianOf(curves.Select(static curve => curve.Seconds)));
}
