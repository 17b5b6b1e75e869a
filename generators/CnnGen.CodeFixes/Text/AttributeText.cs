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

    /// <summary>Takes attributes off a declaration, and lists out of their lines where none is left; comments beside them stay.</summary>
    public static IEnumerable<TextChange> Remove(SourceText text, TypeDeclarationSyntax declaration, ICollection<AttributeSyntax> removed)
    {
        List<TextSpan> emptied = [];
        foreach (AttributeListSyntax list in declaration.AttributeLists)
        {
            if (!list.Attributes.All(removed.Contains))
            {
                continue;
            }

            // Neighbours on one line leave together, and so share the spaces around them.
            int last = emptied.Count - 1;
            if (last >= 0 && text.SkipSpaces(emptied[last].End) == list.SpanStart)
            {
                emptied[last] = TextSpan.FromBounds(emptied[last].Start, list.Span.End);
            }
            else
            {
                emptied.Add(list.Span);
            }
        }

        return
        [
            .. declaration.AttributeLists.Where(list => !list.Attributes.All(removed.Contains)).SelectMany(list => Shorten(list, removed)),
            .. emptied.Select(lists => new TextChange(WithSpace(text, lists), "")),
        ];
    }

    /// <summary>Takes some attributes of a list with a comma each: the one before, or after where nothing is left before.</summary>
    private static IEnumerable<TextChange> Shorten(AttributeListSyntax list, ICollection<AttributeSyntax> removed)
    {
        bool isKeptBefore = false;
        for (int i = 0; i < list.Attributes.Count; i++)
        {
            AttributeSyntax attribute = list.Attributes[i];
            if (removed.Contains(attribute))
            {
                yield return new TextChange(
                    isKeptBefore
                        ? TextSpan.FromBounds(list.Attributes[i - 1].Span.End, attribute.Span.End)
                        : TextSpan.FromBounds(attribute.SpanStart, list.Attributes[i + 1].SpanStart),
                    "");
            }

            isKeptBefore |= !removed.Contains(attribute);
        }
    }

    /// <summary>What goes with lists: their whole lines where nothing else is on them, else the spaces to one neighbour.</summary>
    private static TextSpan WithSpace(SourceText text, TextSpan lists)
    {
        TextLine lastLine = text.Lines.GetLineFromPosition(lists.End);
        int next = text.SkipSpaces(lists.End);
        if (next < lastLine.End)
        {
            return TextSpan.FromBounds(lists.Start, next);
        }

        int start = text.SkipSpacesBack(lists.Start);
        return TextSpan.FromBounds(start, text.StartsLine(lists.Start) ? lastLine.EndIncludingLineBreak : lists.End);
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
