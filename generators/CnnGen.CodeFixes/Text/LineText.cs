using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes.Text;

/// <summary>Lines as the user's file has them.</summary>
internal static class LineText
{
    /// <summary>Whether nothing but white space stands before <paramref name="position"/> on its line.</summary>
    public static bool StartsLine(this SourceText text, int position) =>
        text.SkipSpacesBack(position) == text.Lines.GetLineFromPosition(position).Start;

    /// <summary>The white space at the start of the line.</summary>
    public static string IndentationAt(this SourceText text, int position)
    {
        string line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The end of the line as it is written there or, on the last line, elsewhere in the file.</summary>
    public static string NewLineAt(this SourceText text, int position)
    {
        string newLine = LineBreak(text, text.Lines.GetLineFromPosition(position));
        newLine = newLine.Length > 0 ? newLine : LineBreak(text, text.Lines[0]);
        return newLine.Length > 0 ? newLine : "\n";
    }

    /// <summary>The first position from <paramref name="position"/> on, on the same line, that is no white space.</summary>
    public static int SkipSpaces(this SourceText text, int position)
    {
        int end = text.Lines.GetLineFromPosition(position).End;
        while (position < end && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>The end of what stands before <paramref name="position"/> on its line; the line's start where that is only white space.</summary>
    public static int SkipSpacesBack(this SourceText text, int position)
    {
        int start = text.Lines.GetLineFromPosition(position).Start;
        while (position > start && char.IsWhiteSpace(text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private static string LineBreak(SourceText text, TextLine line) => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
}
