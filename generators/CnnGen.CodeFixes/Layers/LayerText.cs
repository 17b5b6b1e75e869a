using CnnGen.CodeFixes.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes.Layers;

/// <summary>
/// The text of layers that move. A list that moves as a whole takes the comments on its lines and above it along; only those above a declaration's first list
/// stay, as they describe the declaration.
/// </summary>
internal static class LayerText
{
    /// <summary>The layers as a list, without the indentation of its first line and without its last line break.</summary>
    /// <param name="text">The file that they come from.</param>
    /// <param name="list">The list that they stand in.</param>
    /// <param name="layers">All or some of its attributes.</param>
    /// <param name="renames">What has to be written differently where they go.</param>
    public static string Of(SourceText text, AttributeListSyntax list, IReadOnlyList<AttributeSyntax> layers, IReadOnlyList<TextChange> renames)
    {
        if (layers.Count < list.Attributes.Count)
        {
            return $"[{string.Join(", ", layers.Select(layer => Slice(layer.Span)))}]";
        }

        string moved = Slice(OwnLines(text, list) ?? list.Span).Trim();
        string indentation = text.IndentationAt(list.SpanStart);
        return string.Join("\n", Lines(moved).Select(line => line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line));

        string Slice(TextSpan span) => text.GetSubText(span)
            .WithChanges(renames
                .Where(change => span.Contains(change.Span))
                .OrderBy(static change => change.Span.Start)
                .Select(change => new TextChange(new TextSpan(change.Span.Start - span.Start, change.Span.Length), change.NewText!)))
            .ToString();
    }

    /// <summary>Takes the layers out of the file that they come from.</summary>
    public static IEnumerable<TextChange> Remove(SourceText text, LayerPart part)
    {
        AttributeListSyntax[] whole =
            [.. part.Lists.Where(list => list.Attributes.All(part.Layers.Contains) && OwnLines(text, list) is not null)];
        AttributeSyntax[] others = [.. part.Layers.Where(layer => !whole.Contains(layer.Parent))];
        return [.. whole.Select(list => new TextChange(OwnLines(text, list)!.Value, "")), .. AttributeText.Remove(text, part.Declaration, others)];
    }

    /// <summary>Puts lists, each on lines of its own, behind another one.</summary>
    public static TextChange InsertAfter(SourceText text, AttributeListSyntax list, IEnumerable<string> lists)
    {
        string newLine = text.NewLineAt(list.SpanStart);
        string indentation = text.IndentationAt(list.SpanStart);
        string[] lines = [.. lists.SelectMany(Lines).Select(line => line.Length == 0 ? line : indentation + line)];
        if (EndsLine(text, list))
        {
            return new TextChange(new TextSpan(list.FullSpan.End, 0), string.Concat(lines.Select(line => line + newLine)));
        }

        int next = text.SkipSpaces(list.Span.End);
        return new TextChange(TextSpan.FromBounds(list.Span.End, next), newLine + string.Concat(lines.Select(line => line + newLine)) + indentation);
    }

    /// <summary>The lines of a list with its comments; null where it shares a line with something else.</summary>
    private static TextSpan? OwnLines(SourceText text, AttributeListSyntax list)
    {
        if (!text.StartsLine(list.SpanStart) || !EndsLine(text, list))
        {
            return null;
        }

        bool isFirst = ((TypeDeclarationSyntax)list.Parent!).AttributeLists[0] == list;
        return TextSpan.FromBounds(isFirst ? text.Lines.GetLineFromPosition(list.SpanStart).Start : list.FullSpan.Start, list.FullSpan.End);
    }

    private static bool EndsLine(SourceText text, AttributeListSyntax list) => list.FullSpan.End > text.Lines.GetLineFromPosition(list.Span.End).End;

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(static line => line.TrimEnd());
}
