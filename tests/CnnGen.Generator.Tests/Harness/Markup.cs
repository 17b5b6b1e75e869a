using System.Globalization;
using System.Text;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>Source text with the expected places of diagnostics in it: <c>[Conv2D({|CNN020:0|}, 5)]</c>.</summary>
/// <param name="Source">The text without the marks.</param>
/// <param name="Spans">What each mark says, by where it starts: id and marked text.</param>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, int Start, int End)> Spans)
{
    public static Markup Parse(string marked)
    {
        StringBuilder source = new();
        List<(string Id, int Start, int End)> spans = [];
        Stack<(string Id, int Start)> open = new();
        for (int i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("{|"))
            {
                int colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (marked.AsSpan(i).StartsWith("|}"))
            {
                (string id, int start) = open.Pop();
                spans.Add((id, start, source.Length));
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        return new Markup(source.ToString(), [.. spans.OrderBy(static span => span.Start).ThenBy(static span => span.Id, StringComparer.Ordinal)]);
    }

    /// <summary>A mark as text, for comparing.</summary>
    public static string Describe(string id, int start, int end, string source) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} [{start}..{end}) '{source[start..end]}'");
}
