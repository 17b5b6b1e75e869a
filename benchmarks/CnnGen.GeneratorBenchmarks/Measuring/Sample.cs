namespace CnnGen.GeneratorBenchmarks.Measuring;

/// <summary>
/// Times of the same work, in milliseconds of this process on the machine's processors: on a machine with nothing else to do, a user waits as long at most,
/// and on a busy one the time of other work does not count.
/// </summary>
internal sealed class Sample
{
    private readonly List<double> _milliseconds = [];

    public double Median => _milliseconds.Order().ElementAt(_milliseconds.Count / 2);

    public double Least => _milliseconds.Min();

    /// <summary>Runs and times an action.</summary>
    public T Add<T>(Func<T> action)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        T result = action();
        Add(Environment.CpuUsage.TotalTime - start);
        return result;
    }

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);
}
