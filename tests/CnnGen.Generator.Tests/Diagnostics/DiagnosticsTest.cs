using System.Collections.Immutable;
using System.Globalization;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Compares everything that is reported with what a marked source says, and the messages with the given ones.</summary>
public abstract class DiagnosticsTest
{
    /// <summary>Fails unless exactly the marked diagnostics are reported, with exactly these messages, in the order of their places.</summary>
    private protected static async Task ExpectAsync(string marked, params string[] messages)
    {
        Markup markup = Markup.Parse(marked);
        ImmutableArray<Diagnostic> reported = await Compile.AnalyzeAsync(markup.Source);
        Assert.Equal(
            markup.Spans.Select(span => Markup.Describe(span.Id, span.Start, span.End, markup.Source)),
            reported.Select(diagnostic => Markup.Describe(diagnostic.Id, diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End, markup.Source)));
        Assert.Equal(messages, reported.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    /// <summary>As above, for a class <c>Net</c> with the given attributes, one a line.</summary>
    private protected static Task ExpectLayersAsync(string markedAttributes, params string[] messages) =>
        ExpectAsync(Declared.Source(markedAttributes), messages);
}
