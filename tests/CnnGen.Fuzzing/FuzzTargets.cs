using CnnGen.Fuzzing.Targets;

namespace CnnGen.Fuzzing;

/// <summary>What takes files from outside, by the name on the command line. A target throws where its reader breaks a promise.</summary>
public static class FuzzTargets
{
    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } = new SortedDictionary<string, Action<byte[]>>(StringComparer.Ordinal)
    {
        ["header"] = HeaderTarget.Run,
        ["idx"] = IdxTarget.Run,
        ["images"] = ImagesTarget.Run,
        ["weights"] = WeightsTarget.Run,
    };
}
