using System.Runtime.InteropServices;
using CnnGen.Tests.Runtime.Files;

namespace CnnGen.Fuzzing.Targets;

/// <summary>
/// <see cref="ParameterSet.Load(ReadOnlySpan{byte}, bool)"/> and its sibling for streams: they agree, a refused file changes nothing, and what an accepted
/// one says is saved and loaded again as the same bytes.
/// </summary>
internal static class WeightsTarget
{
    public static void Run(byte[] file)
    {
        (string? refusal, ParameterSet loaded) = Load(file.Length, parameters => parameters.Load(file));
        foreach (Func<Stream> open in (Func<Stream>[])[() => new MemoryStream(file), () => new TrickleStream(file)])
        {
            (string? ofStream, ParameterSet fromStream) = Load(file.Length, parameters => parameters.Load(open()));
            Oracle.Require(ofStream == refusal, $"from memory: {refusal ?? "accepted"}; from a stream: {ofStream ?? "accepted"}");
            Oracle.Require(HaveEqualBits(loaded, fromStream), "a stream gives other values than memory");
        }

        (string? ofFinite, _) = Load(file.Length, parameters => parameters.Load(file, requireFinite: true));
        bool isFinite = !loaded.Storage.ContainsAnyExceptInRange(float.MinValue, float.MaxValue);
        Oracle.Require(ofFinite is null == (refusal is null && isFinite), $"finite values required: {ofFinite ?? "accepted"}");
        if (refusal is null)
        {
            CheckSaving(loaded);
        }
    }

    private static (string? Refusal, ParameterSet Parameters) Load(long length, Action<ParameterSet> load)
    {
        ParameterSet parameters = new FuzzedNet(seed: 1).Parameters;
        float[] before = parameters.Storage.ToArray();
        string? refusal = Oracle.Refusal(length, () => load(parameters));
        Oracle.Require(
            refusal is null || MemoryMarshal.AsBytes(parameters.Storage).SequenceEqual(MemoryMarshal.AsBytes<float>(before)),
            $"a refused file changed the parameters: {refusal}");
        return (refusal, parameters);
    }

    private static void CheckSaving(ParameterSet parameters)
    {
        byte[] saved = Saved(parameters);
        ParameterSet again = new FuzzedNet(seed: 1).Parameters;
        again.Load(saved);
        Oracle.Require(HaveEqualBits(parameters, again), "saving and loading changes values");
        Oracle.Require(Saved(again).AsSpan().SequenceEqual(saved), "saving, loading and saving changes the file");
    }

    private static byte[] Saved(ParameterSet parameters)
    {
        using MemoryStream stream = new();
        parameters.Save(stream);
        return stream.ToArray();
    }

    private static bool HaveEqualBits(ParameterSet left, ParameterSet right) =>
        MemoryMarshal.AsBytes(left.Storage).SequenceEqual(MemoryMarshal.AsBytes(right.Storage));
}
