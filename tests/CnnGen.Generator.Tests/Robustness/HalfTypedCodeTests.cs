using System.Collections.Immutable;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Robustness;

/// <summary>Nobody's code is whole while it is typed. A generator that throws is CS8785, an analyzer that does is AD0001.</summary>
public sealed class HalfTypedCodeTests
{
    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public async Task EveryPrefix_IsSurvived(string source)
    {
        for (int length = 0; length < source.Length; length++)
        {
            await SurviveAsync(source[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public async Task EveryDeletedToken_IsSurvived(string source)
    {
        foreach (SyntaxToken token in Tokens(source))
        {
            await SurviveAsync(source.Remove(token.SpanStart, token.Span.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public async Task EverySwapOfNeighbours_IsSurvived(string source)
    {
        SyntaxToken[] tokens = Tokens(source);
        for (int i = 1; i < tokens.Length; i++)
        {
            (SyntaxToken first, SyntaxToken second) = (tokens[i - 1], tokens[i]);
            await SurviveAsync(
                $"{source[..first.SpanStart]}{second.Text}{source[first.Span.End..second.SpanStart]}{first.Text}{source[second.Span.End..]}");
        }
    }

    [Theory]
    [InlineData("Conv2D")]
    [InlineData("Conv2D()")]
    [InlineData("Conv2D(1, 2, 3, 4)")]
    [InlineData("Conv2D(\"8\", 3)")]
    [InlineData("Conv2D(8, Unknown)")]
    [InlineData("Conv2D(8, 3, Stride = Unknown)")]
    [InlineData("Conv2D(8, 3, Stride = null)")]
    [InlineData("Conv2D(8, 3, Stride = 1, Stride = 2)")]
    [InlineData("Conv2D(8, 3, Unknown = 1)")]
    [InlineData("Conv2D(8, 3, Pads = new int[] { Unknown })")]
    [InlineData("Conv2D(8, 3, Pads = new int[] { System.Environment.TickCount })")]
    [InlineData("Conv2D(8, 3, Pads = 1)")]
    [InlineData("Conv2D(8, 3, Activation = Activation.Unknown)")]
    [InlineData("Conv2D(System.Environment.ProcessorCount, 3)")]
    [InlineData("Conv2D(filters: 8, filters: 3)")]
    [InlineData("Conv2D(8, 1 / 0)")]
    [InlineData("Conv2D(8, int.MaxValue + 1)")]
    [InlineData("Conv2")]
    [InlineData("Dropout(0.5m)")]
    public async Task WhatTheCompilerReports_IsLeftToIt(string layer)
    {
        string source = Declared.Source($"[Input(8, 8)]\n[{layer}]\n[MaxPool2D(20)]");
        Assert.Contains(Compile.Sources(source).GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(await Compile.AnalyzeAsync(source));
    }

    [Theory]
    [InlineData("Conv2D(8, 3, Stride = 1.5)")]
    [InlineData("Conv2D(8, 3, Activation = 1)")]
    [InlineData("Conv2D(8, 3, Name = nameof(Unknown))")]
    public async Task WhatTheCompilerReportsAndReadsOn_IsReadOnLikewise(string layer) =>
        Assert.Empty(await Compile.AnalyzeAsync(Declared.Source($"[Input(8, 8)]\n[{layer}]\n[MaxPool2D(2)]")));

    private static SyntaxToken[] Tokens(string source) =>
        [.. CSharpSyntaxTree.ParseText(source, Compile.ParseOptions).GetRoot().DescendantTokens().Where(static token => token.Span.Length > 0)];

    private static async Task SurviveAsync(string source)
    {
        CSharpCompilation compilation = Compile.Sources(source);
        Generation.Run(compilation);
        ImmutableArray<Diagnostic> diagnostics = await Compile.AnalyzeAsync(compilation);
        Assert.All(diagnostics, static diagnostic => Assert.StartsWith("CNN", diagnostic.Id, StringComparison.Ordinal));
    }
}
