using CnnGen.Fuzzing;

namespace CnnGen.Tests.Runtime.Files;

/// <summary>The files that fuzzing starts from, and those that it found, given to every reader.</summary>
public sealed class FuzzingCorpusTests
{
    public static TheoryData<string> Targets => [.. FuzzTargets.All.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void EveryFile_IsAcceptedOrRefused_AsPromised(string target) =>
        Assert.All(Files, file => FuzzTargets.All[target](File.ReadAllBytes(file)));

    [Theory]
    [InlineData("safetensors")]
    [InlineData("idx")]
    [InlineData("images")]
    public void Corpus_HasFiles(string folder) => Assert.InRange(Files.Count(file => Path.GetFileName(Path.GetDirectoryName(file)) == folder), 30, 1000);

    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Repository.PathOf("tests/CnnGen.Fuzzing/Corpus"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
