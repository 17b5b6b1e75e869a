using System.Globalization;
using System.Runtime.InteropServices;
using CnnGen.Benchmarks.Peak;

namespace CnnGen.Race.Reporting;

/// <summary>The machine that figures are of.</summary>
internal static class Hardware
{
    /// <summary>Processor, cores, peak, system and runtime.</summary>
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores of {Processor()} ({PeakMeter.Best(PeakMeter.Bits):F0} GFLOP/s per core with {PeakMeter.Bits}-bit vectors), "
        + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    /// <summary>Processors of one model name differ: family and model number tell them apart.</summary>
    private static string Processor()
    {
        const string linuxFile = "/proc/cpuinfo";
        if (!File.Exists(linuxFile))
        {
            return RuntimeInformation.ProcessArchitecture.ToString();
        }

        Dictionary<string, string> values = File.ReadLines(linuxFile)
            .Select(static line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(static parts => parts.Length == 2)
            .GroupBy(static parts => parts[0], static parts => parts[1])
            .ToDictionary(static group => group.Key, static group => group.First());
        string name = values.GetValueOrDefault("model name", RuntimeInformation.ProcessArchitecture.ToString());
        return values.TryGetValue("cpu family", out string? family) && values.TryGetValue("model", out string? model)
            ? $"{name} (family {family}, model {model})"
            : name;
    }
}
