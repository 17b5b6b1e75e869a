using CnnGen.Tasks;

namespace CnnGen.Fuzzing.Targets;

/// <summary>
/// The build task's reader of headers beside the library's: what the task accepts for a network, and nothing else, loads. The networks are a small one,
/// and whichever the file claims to be of.
/// </summary>
internal static class HeaderTarget
{
    public static void Run(byte[] file)
    {
        IReadOnlyList<TensorEntry> tensors = [];
        string? refusal = Oracle.Refusal(file.Length, () => tensors = SafeTensorsHeader.Read(new MemoryStream(file)));
        Compare(file, new FuzzedNet(seed: 1).Parameters, refusal, tensors);
        if (ClaimedNetwork.Of(file) is { } claimed)
        {
            Compare(file, claimed, refusal, tensors);
        }
    }

    private static void Compare(byte[] file, ParameterSet network, string? refusal, IReadOnlyList<TensorEntry> tensors)
    {
        string? ofLibrary = Oracle.Refusal(file.Length, () => network.Load(file));
        string? ofTask = refusal ?? (Fits(tensors, network) ? null : "tensors of another network");
        Oracle.Require(ofLibrary is null == ofTask is null, $"the build: {ofTask ?? "accepted"}; the library: {ofLibrary ?? "accepted"}");
    }

    private static bool Fits(IReadOnlyList<TensorEntry> tensors, ParameterSet network) =>
        tensors.Select(static tensor => $"{tensor.Name} {tensor.Type} {tensor.Shape}").Order(StringComparer.Ordinal).SequenceEqual(
            network.Names.Select(name => $"{name} F32 [{string.Join(", ", network.Shape(name).ToArray())}]").Order(StringComparer.Ordinal));
}
