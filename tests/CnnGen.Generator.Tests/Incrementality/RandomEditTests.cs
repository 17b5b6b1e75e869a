using CnnGen.Generator.Tests.Harness;
using CnnGen.Shared.Sampling;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Incrementality;

/// <summary>Whatever was typed before, the result is that of a run from scratch: about 1,000 sequences of edits.</summary>
public sealed class RandomEditTests
{
    private const int Sessions = 110;

    /// <summary>
    /// Sequences of edits, with a look at the result after each. Half-way states lead nowhere in the end: up to three times a session starts afresh, with
    /// what the driver remembers.
    /// </summary>
    private static readonly Gen<int[][][][]> s_sessions = RandomEdits.All.Array[1, 5].Array[1, 10].Array[1, 3];

    [Fact]
    public void AfterEverySequence_TheResultIsThatOfARunFromScratch()
    {
        (int generated, int sequences) = (0, 0);
        s_sessions.Check(
            Sessions,
            session =>
            {
                GeneratorDriver driver = Generation.NewDriver();
                foreach (int[][][] start in session)
                {
                    generated += CheckSequences(start, ref driver);
                    sequences += start.Length;
                }
            },
            Print);
        Assert.InRange(sequences, 1000, int.MaxValue);
        Assert.InRange(generated, sequences / 4, sequences);
    }

    /// <returns>Sequences after which there is generated code.</returns>
    private static int CheckSequences(int[][][] sequences, ref GeneratorDriver driver)
    {
        int generated = 0;
        CSharpCompilation compilation = Compile.Sources(RandomEdits.Files);
        foreach ((int i, int[][] sequence) in sequences.Index())
        {
            Generation incremental = Generation.Run(driver, compilation, out driver);
            foreach (int[] edit in sequence)
            {
                compilation = RandomEdits.Apply(compilation, edit);
                incremental = Generation.Run(driver, compilation, out driver);
            }

            Generation scratch = Generation.Run(Generation.NewDriver(), compilation, out _);
            Assert.Equal(Text(scratch), Text(incremental));
            generated += scratch.Files.Length > 0 ? 1 : 0;
            if (i % 5 == 0)
            {
                Assert.Equal(Messages(scratch), Messages(incremental));
            }
        }

        return generated;
    }

    private static IEnumerable<string> Text(Generation generation) =>
        generation.Files.Select(static file => $"{file.HintName}\n{file.SourceText}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Messages(Generation generation) =>
        Compile.AnalyzeAsync(generation.Output).GetAwaiter().GetResult().Select(static diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal);

    /// <summary>The files after each edit.</summary>
    private static string Print(int[][][][] session)
    {
        List<string> states = [];
        foreach (int[][][] start in session)
        {
            CSharpCompilation compilation = Compile.Sources(RandomEdits.Files);
            foreach (int[] edit in start.SelectMany(static sequence => sequence))
            {
                compilation = RandomEdits.Apply(compilation, edit);
                states.Add(string.Join('\n', compilation.SyntaxTrees.Select(static tree => $"// {tree.FilePath}\n{tree}")));
            }
        }

        return string.Join("\n----\n", states);
    }
}
