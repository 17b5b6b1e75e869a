using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using CnnGen.KernelBenchmarks.Kernels;
using CnnGen.Benchmarks.Peak;

namespace CnnGen.KernelBenchmarks;

/// <summary>
/// A batch of calls of one kernel, and before each batch the machine's peak: its clock drifts by tens of percent, so that only neighbours compare.
/// </summary>
public class KernelBenchmark
{
    /// <summary>A batch: at least as long as a measurement of the peak, at most twice as long.</summary>
    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(0.5);

    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(100);

    private static readonly Dictionary<int, KernelRun> s_runs = [];

    private Action _call = static () => { };
    private KernelRun _run = new(1);

    /// <summary>The kernels to measure, as indices of <see cref="KernelCatalog.All"/>.</summary>
    public static IReadOnlyList<int> Selected { get; set; } = [];

    [ParamsSource(nameof(Selected))]
    public int Index { get; set; }

    /// <summary>What was noted while a kernel was measured.</summary>
    internal static KernelRun RunOf(int index) => s_runs[index];

    [GlobalSetup]
    public void Prepare()
    {
        KernelCase kernel = KernelCatalog.All[Index];
        Console.WriteLine(kernel.Name);
        _call = kernel.Prepare();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warmUp;)
        {
            _call();
        }

        _run = new KernelRun(CallsPerBatch());
        s_runs[Index] = _run;
    }

    [IterationSetup]
    public void MeasurePeak() => _run.Peaks.Add(PeakMeter.Measure());

    [Benchmark]
    public void Call()
    {
        for (int i = 0; i < _run.Calls; i++)
        {
            _call();
        }
    }

    private int CallsPerBatch()
    {
        for (int calls = 1; ; calls *= 2)
        {
            // The best of three: what else the machine does must not make a batch too short.
            if (Enumerable.Range(0, 3).Min(_ => TimeOf(calls)) >= s_batch)
            {
                return calls;
            }
        }
    }

    private TimeSpan TimeOf(int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            _call();
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
