using System.Diagnostics;
using CnnGen.Benchmarks.Peak;
using CnnGen.Race.Models;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Layers;

/// <summary>
/// Measures each call of a network's passes where it stands: with the operands in the caches where the calls before left them. Many short repetitions, a
/// measurement of the peak before each; medians over them.
/// </summary>
internal static class LayerMeter
{
    private const int Repetitions = 51;
    private const int Batch = 64;

    private static readonly TimeSpan s_repetition = TimeSpan.FromMilliseconds(4);

    /// <summary>The prediction of one sample.</summary>
    public static IEnumerable<LayerTiming> Predict<T>(IReadOnlyList<LayerCall> calls)
        where T : class, ICnn<T>
    {
        T network = RaceNetwork.Create<T>();
        float[] inputs = RaceNetwork.Inputs<T>(1);
        float[] outputs = new float[T.OutputLength];
        return Measure<T>("predict", calls, () => network.Predict(inputs, outputs), samples: 1);
    }

    /// <summary>A step with Adam on one thread.</summary>
    public static IEnumerable<LayerTiming> Train<T>(IReadOnlyList<LayerCall> calls)
        where T : class, ICnn<T>
    {
        var trainer = new Trainer<T>(RaceNetwork.Create<T>(), RaceOptimizer.ForTime("adam").Create()) { Threads = 1 };
        float[] inputs = RaceNetwork.Inputs<T>(Batch);
        int[] labels = RaceNetwork.Labels<T>(Batch);
        return Measure<T>("adam", calls, () => trainer.Step(inputs, labels), Batch);
    }

    private static IEnumerable<LayerTiming> Measure<T>(string pass, IReadOnlyList<LayerCall> calls, Action call, int samples)
        where T : class, ICnn<T>
    {
        Model model = ModelReader.Read<T>();
        int repeats = Repeats(call);
        double[] totals = new double[Repetitions];
        double[] peaks = new double[Repetitions];
        double[][] laps = [.. calls.Select(static _ => new double[Repetitions])];
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            peaks[repetition] = 1e9 * PeakMeter.Measure();
            Array.Clear(Laps.Ticks);
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < repeats; i++)
            {
                call();
            }

            double secondsPerTick = 1.0 / Stopwatch.Frequency / repeats / samples;
            totals[repetition] = (Stopwatch.GetTimestamp() - start) * secondsPerTick;
            for (int lap = 0; lap < laps.Length; lap++)
            {
                laps[lap][repetition] = Laps.Ticks[lap] * secondsPerTick;
            }
        }

        return Timings(typeof(T).Name, pass, calls, model, totals, peaks, laps);
    }

    private static IEnumerable<LayerTiming> Timings(
        string network, string pass, IReadOnlyList<LayerCall> calls, Model model, double[] totals, double[] peaks, double[][] laps)
    {
        double total = Timing.MedianOf(totals);
        foreach ((LayerCall call, double[] times) in calls.Zip(laps).Where(static lap => Timing.MedianOf(lap.Second) > 0))
        {
            double operations = model.OperationsOf(call.Layer, call.Role);
            yield return new LayerTiming(
                network, pass, model.NameOf(call.Layer), call.Role, Timing.MedianOf(times), operations,
                Timing.MedianOf(times.Zip(peaks, (time, peak) => operations / time / peak)), Timing.MedianOf(times) / total);
        }

        double[] rest = [.. totals.Select((time, repetition) => time - laps.Sum(lap => lap[repetition]))];
        string role = pass == "predict" ? "Checks" : "Update";
        yield return new LayerTiming(network, pass, "network", role, Timing.MedianOf(rest), 0, 0, Timing.MedianOf(rest) / total);
    }

    private static int Repeats(Action call)
    {
        call();
        long start = Stopwatch.GetTimestamp();
        int repeats = 0;
        while (Stopwatch.GetElapsedTime(start) < s_repetition)
        {
            call();
            repeats++;
        }

        return repeats;
    }
}
