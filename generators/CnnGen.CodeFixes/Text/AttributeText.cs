using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes.Text;

/// <summary>Changes to attributes that keep to the way they are written: one a line, or several in a list.</summary>
internal static class AttributeText
{
    /// <summary>Puts an attribute before another one, into its list where that holds several.</summary>
    /// <param name="text">The file.</param>
    /// <param name="next">The attribute that follows.</param>
    /// <param name="written">The new attribute, without brackets.</param>
    public static TextChange InsertBefore(SourceText text, AttributeSyntax next, string written)
    {
        AttributeListSyntax list = (AttributeListSyntax)next.Parent!;
        bool joins = list.Attributes.Count > 1;
        int position = joins ? next.SpanStart : list.SpanStart;
        string gap = text.StartsLine(position) ? text.NewLineAt(position) + text.IndentationAt(position) : " ";
        return new TextChange(new TextSpan(position, 0), (joins ? $"{written}," : $"[{written}]") + gap);
    }

    /// <summary>Sets a named argument: the one that is there, or one in place of <paramref name="instead"/>, or a new last one.</summary>
    public static IEnumerable<TextChange> SetArgument(SourceText text, AttributeSyntax attribute, string name, string value, string? instead = null)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        if (Find(name) is { } same)
        {
            return [new TextChange(same.Expression.Span, value)];
        }

        if (instead is not null && Find(instead) is { } other)
        {
            return [new TextChange(other.NameEquals!.Name.Span, name), new TextChange(other.Expression.Span, value)];
        }

        string argument = $"{name} = {value}";
        if (attribute.ArgumentList is null)
        {
            return [new TextChange(new TextSpan(attribute.Name.Span.End, 0), $"({argument})")];
        }

        if (arguments.Count == 0)
        {
            return [new TextChange(new TextSpan(attribute.ArgumentList.OpenParenToken.Span.End, 0), argument)];
        }

        AttributeArgumentSyntax last = arguments.Last();
        string gap = text.StartsLine(last.SpanStart) ? text.NewLineAt(last.SpanStart) + text.IndentationAt(last.SpanStart) : " ";
        return [new TextChange(new TextSpan(EndOf(last), 0), $",{gap}{argument}")];

        AttributeArgumentSyntax? Find(string wanted) => arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == wanted);
    }

    /// <summary>Takes attributes out of a list, and the list out of its line where none is left; comments beside it stay.</summary>
    public static IEnumerable<TextChange> Remove(SourceText text, AttributeListSyntax list, ICollection<AttributeSyntax> removed)
    {
        if (list.Attributes.All(removed.Contains))
        {
            return [new TextChange(ListSpan(text, list), "")];
        }

        List<TextChange> changes = [];
        bool isKeptBefore = false;
        for (int i = 0; i < list.Attributes.Count; i++)
        {
            AttributeSyntax attribute = list.Attributes[i];
            if (!removed.Contains(attribute))
            {
                isKeptBefore = true;
                continue;
            }

            changes.Add(new TextChange(
                isKeptBefore
                    ? TextSpan.FromBounds(list.Attributes[i - 1].Span.End, attribute.Span.End)
                    : TextSpan.FromBounds(attribute.SpanStart, list.Attributes[i + 1].SpanStart),
                ""));
        }

        return changes;
    }

    /// <summary>What goes with a list: its whole lines where nothing else is on them, else the spaces between it and its neighbour.</summary>
    private static TextSpan ListSpan(SourceText text, AttributeListSyntax list)
    {
        TextLine lastLine = text.Lines.GetLineFromPosition(list.Span.End);
        int next = text.SkipSpaces(list.Span.End);
        bool endsLine = next == lastLine.End;
        if (text.StartsLine(list.SpanStart))
        {
            return endsLine
                ? TextSpan.FromBounds(text.Lines.GetLineFromPosition(list.SpanStart).Start, lastLine.EndIncludingLineBreak)
                : TextSpan.FromBounds(list.SpanStart, next);
        }

        return endsLine ? TextSpan.FromBounds(list.GetFirstToken().GetPreviousToken().Span.End, list.Span.End) : TextSpan.FromBounds(list.SpanStart, next);
    }

    /// <summary>The end of an argument with the comment that follows it on its line.</summary>
    private static int EndOf(AttributeArgumentSyntax argument)
    {
        int end = argument.Span.End;
        foreach (SyntaxTrivia trivia in argument.GetTrailingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            {
                end = trivia.Span.End;
            }
        }

        return end;
    }
}
