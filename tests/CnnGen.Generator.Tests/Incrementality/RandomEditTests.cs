using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Incrementality;

/// <summary>Whatever was typed before, the result is that of a run from scratch: 1,000 sequences of edits.</summary>
public sealed class RandomEditTests
{
    private const int Sequences = 100;
    private const int LongestSequence = 5;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AfterEverySequence_TheResultIsThatOfARunFromScratch(int seed)
    {
        RandomEdits edits = new(seed);
        Random lengths = new(seed);
        CSharpCompilation compilation = Compile.Sources(RandomEdits.Files);
        GeneratorDriver driver = Generation.NewDriver();
        int generated = 0;
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            // Half-way states lead nowhere in the end: start afresh, with what the driver remembers.
            compilation = sequence % 10 == 0 ? Compile.Sources(RandomEdits.Files) : compilation;
            Generation incremental = Generation.Run(driver, compilation, out driver);
            for (int i = lengths.Next(LongestSequence); i >= 0; i--)
            {
                compilation = edits.Apply(compilation);
                incremental = Generation.Run(driver, compilation, out driver);
            }

            Generation scratch = Generation.Run(Generation.NewDriver(), compilation, out _);
            Assert.Equal(Text(scratch), Text(incremental));
            generated += scratch.Files.Length > 0 ? 1 : 0;
            if (sequence % 5 == 0)
            {
                Assert.Equal(await MessagesAsync(scratch), await MessagesAsync(incremental));
            }
        }

        Assert.InRange(generated, Sequences / 4, Sequences);
    }

    private static IEnumerable<string> Text(Generation generation) =>
        generation.Files.Select(static file => $"{file.HintName}\n{file.SourceText}").Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> MessagesAsync(Generation generation) =>
        (await Compile.AnalyzeAsync(generation.Output)).Select(static diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal);
}
