using System.Diagnostics;
using System.Globalization;
using CnnGen.Benchmarks.Peak;

namespace CnnGen.KernelBenchmarks.Cliffs;

/// <summary>
/// How much more time an odd shape takes for the same work than its neighbour: all kernels in turns, many times, and the shortest time of each, as what
/// else the machine does only adds to it.
/// </summary>
internal static class CliffReport
{
    private const int Rounds = 41;

    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(0.05);

    /// <param name="words">Words that a family's name contains; none for all.</param>
    /// <param name="output">Receives the table.</param>
    /// <returns>Whether there was anything to measure.</returns>
    public static bool Print(IReadOnlyList<string> words, TextWriter output)
    {
        CliffShape[] shapes = [.. CliffCatalog.All.Where(shape => words.All(word => shape.Family.Contains(word, StringComparison.OrdinalIgnoreCase)))];
        if (shapes.Length == 0)
        {
            Console.Error.WriteLine($"No family has all of these words in its name: {string.Join(' ', words)}. The names are:");
            Console.Error.WriteLine(string.Join('\n', CliffCatalog.All.Select(static shape => shape.Family).Distinct()));
            return false;
        }

        double[][] times = Measure(CliffAssembly.Compile(shapes));
        List<Cliff> cliffs = [.. shapes.SelectMany((shape, i) => shape.Roles.Select((role, j) => Compare(shapes, times, i, j)))];
        foreach (IGrouping<string, Cliff> family in cliffs.GroupBy(static cliff => cliff.Shape.Family))
        {
            PrintFamily([.. family], output);
        }

        Cliff[] above = [.. cliffs.Where(static cliff => cliff.Ratio > cliff.Shape.Bound).OrderByDescending(static cliff => cliff.Ratio)];
        output.WriteLine();
        output.WriteLine($"{cliffs.Count - above.Length} of {cliffs.Count} passes stay within their bound with Vector{PeakMeter.Bits}.");
        foreach (Cliff cliff in above)
        {
            output.WriteLine($"above: {cliff.Shape.Family} {cliff.Shape.Name}, {cliff.Role}: {Text(cliff.Ratio)} times the time of {cliff.Shape.Neighbour}");
        }

        return true;
    }

    private static void PrintFamily(Cliff[] cliffs, TextWriter output)
    {
        string[] roles = [.. cliffs.Select(static cliff => cliff.Role).Distinct()];
        output.WriteLine();
        output.WriteLine($"| {cliffs[0].Shape.Family} | beside | {string.Join(" | ", roles.Select(static role => $"{role}, ps | ratio"))} |");
        output.WriteLine($"| --- | --- | {string.Join(" | ", roles.Select(static _ => "---: | ---:"))} |");
        foreach (IGrouping<string, Cliff> shape in cliffs.GroupBy(static cliff => cliff.Shape.Name))
        {
            string figures = string.Join(" | ", shape.Select(static cliff => $"{Text(1000 * cliff.Nanoseconds)} | {Text(cliff.Ratio)}"));
            output.WriteLine($"| {shape.Key} | {shape.First().Shape.Neighbour} | {figures} |");
        }
    }

    private static Cliff Compare(CliffShape[] shapes, double[][] times, int i, int role)
    {
        CliffShape shape = shapes[i];
        int neighbour = Array.FindIndex(shapes, other => other.Family == shape.Family && other.Name == shape.Neighbour);
        double time = times[i][role] / shape.Work;
        return new Cliff(shape, shape.Roles[role].Name, time, time / (times[neighbour][role] / shapes[neighbour].Work));
    }

    /// <summary>Nanoseconds of a call.</summary>
    private static double[][] Measure(IReadOnlyList<IReadOnlyList<Action>> kernels)
    {
        int[][] calls = [.. kernels.Select(static kernel => kernel.Select(CallsPerBatch).ToArray())];
        double[][] times = [.. kernels.Select(static kernel => Enumerable.Repeat(double.PositiveInfinity, kernel.Count).ToArray())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < kernels.Count; i++)
            {
                for (int j = 0; j < kernels[i].Count; j++)
                {
                    times[i][j] = Math.Min(times[i][j], TimeOf(kernels[i][j], calls[i][j]).TotalNanoseconds / calls[i][j]);
                }
            }
        }

        return times;
    }

    private static int CallsPerBatch(Action call)
    {
        for (int calls = 1; ; calls *= 2)
        {
            if (Enumerable.Range(0, 3).Min(_ => TimeOf(call, calls)) >= s_batch)
            {
                return calls;
            }
        }
    }

    private static TimeSpan TimeOf(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static string Text(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>A pass beside that of its neighbour.</summary>
    /// <param name="Shape">The shape.</param>
    /// <param name="Role">The pass.</param>
    /// <param name="Nanoseconds">For a unit of work.</param>
    /// <param name="Ratio">Beside those of the neighbour.</param>
    private sealed record Cliff(CliffShape Shape, string Role, double Nanoseconds, double Ratio);
}
