using System.Text;

namespace CnnGen.Generator.Emission;

/// <summary>Writes C# with indentation: four spaces a level, <c>'\n'</c> on every system, blank lines never padded.</summary>
/// <param name="checkpoint">Passed at every line.</param>
internal sealed class SourceWriter(Checkpoint checkpoint = default)
{
    private readonly StringBuilder _text = new();
    private int _level;
    private bool _isAfterBlock;

    /// <summary>What those who write pass at their own steps, too.</summary>
    public Checkpoint Checkpoint => checkpoint;

    /// <summary>A line, or several where <paramref name="text"/> holds line breaks (as raw strings do); each is indented.</summary>
    public void Line(string text = "")
    {
        checkpoint.Pass();
        Write(text);
    }

    /// <summary>A header line and a block in braces, closed when the result is disposed.</summary>
    public BlockScope Block(string header)
    {
        Line(header);
        Line("{");
        _level++;
        return new BlockScope(this, "}");
    }

    /// <summary>A block in braces without a header, with a comment behind the opening brace where there is one.</summary>
    public BlockScope Scope(string comment = "")
    {
        Line(comment.Length == 0 ? "{" : "{ // " + comment);
        _level++;
        return new BlockScope(this, "}");
    }

    /// <summary>A collection expression's elements, one a line, ended as a statement.</summary>
    public BlockScope List()
    {
        Line("[");
        _level++;
        return new BlockScope(this, "];");
    }

    public override string ToString() => _text.ToString();

    private void Write(string text)
    {
        // A block is followed by a blank line, unless it is the last statement of the one around it.
        if (_isAfterBlock && text.Length > 0 && text[0] is not ('}' or ']') && !text.StartsWith("else", StringComparison.Ordinal))
        {
            _text.Append('\n');
        }

        _isAfterBlock = false;
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            int stop = end < 0 ? text.Length : end;
            int length = stop > start && text[stop - 1] == '\r' ? stop - start - 1 : stop - start;
            if (length > 0)
            {
                _text.Append(' ', 4 * _level).Append(text, start, length);
            }

            _text.Append('\n');
            if (end < 0)
            {
                return;
            }

            start = end + 1;
        }
    }

    /// <summary>An open block.</summary>
    internal readonly struct BlockScope(SourceWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            // Blocks are closed on the way out of a cancelled run, too.
            writer._level--;
            writer.Write(close);
            writer._isAfterBlock = true;
        }
    }
}
