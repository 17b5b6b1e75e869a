using System.Text;

namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>Lines with indentation: two spaces a level.</summary>
internal sealed class LoopText
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>A reason as a comment, its parts on lines of their own.</summary>
    public void Reason(string reason)
    {
        foreach (string part in reason.Split("; "))
        {
            Line($"// {part}");
        }
    }

    public void Line(string text) => _text.Append(' ', 2 * _level).Append(text).Append('\n');

    /// <summary>A line, and a level below it until the result is disposed; nothing where the line is empty.</summary>
    public IDisposable Nest(string text)
    {
        if (text.Length == 0)
        {
            return new Level(this, 0);
        }

        Line(text);
        return new Level(this, 1);
    }

    public override string ToString() => _text.ToString();

    /// <summary>An open level.</summary>
    private sealed class Level : IDisposable
    {
        private readonly LoopText _text;
        private readonly int _depth;

        public Level(LoopText text, int depth)
        {
            (_text, _depth) = (text, depth);
            text._level += depth;
        }

        public void Dispose() => _text._level -= _depth;
    }
}
