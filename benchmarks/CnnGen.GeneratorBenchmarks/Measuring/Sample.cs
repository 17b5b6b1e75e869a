using System.Diagnostics;

namespace CnnGen.GeneratorBenchmarks.Measuring;

/// <summary>Times of the same work, in milliseconds. What else the machine does adds to them: the median has a part of it, the least has none.</summary>
internal sealed class Sample
{
    private readonly List<double> _milliseconds = [];

    public double Median => _milliseconds.Order().ElementAt(_milliseconds.Count / 2);

    public double Least => _milliseconds.Min();

    /// <summary>Runs and times an action.</summary>
    public T Add<T>(Func<T> action)
    {
        long start = Stopwatch.GetTimestamp();
        T result = action();
        Add(Stopwatch.GetElapsedTime(start));
        return result;
    }

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);
}
