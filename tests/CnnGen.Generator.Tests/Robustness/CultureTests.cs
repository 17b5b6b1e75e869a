using System.Globalization;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Robustness;

/// <summary>The same text for everybody.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public async Task Culture_ChangesNothing(string culture)
    {
        string[] expected = await OutputAsync();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, await OutputAsync());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task EightThreads_GetTheSameText()
    {
        string[] expected = await OutputAsync();
        string[][] outputs = await Task.WhenAll(Enumerable.Range(0, 8).Select(static _ => Task.Run(OutputAsync, TestContext.Current.CancellationToken)));
        Assert.All(outputs, output => Assert.Equal(expected, output));
    }

    private static async Task<string[]> OutputAsync()
    {
        CSharpCompilation compilation = Compile.Sources(
            Samples.Classic, Samples.Nested, Samples.Wrong, "using CnnGen;\n[Cnn, Input(4), Dropout(-1.5), ELU(double.NegativeInfinity)] partial class I { }");
        Generation generation = Generation.Run(compilation);
        IEnumerable<string> messages = (await Compile.AnalyzeAsync(compilation)).Select(static diagnostic => diagnostic.ToString());
        return [.. generation.Files.Select(static file => file.HintName + "\n" + file.SourceText), .. messages];
    }
}
