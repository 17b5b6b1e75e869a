using System.Text;

namespace FashionMnist.Tests.Support;

/// <summary>Collects what is written, and cancels at the end of a line that holds a text: a Ctrl+C of that moment.</summary>
internal sealed class CancellingWriter(string text, CancellationTokenSource interruption) : TextWriter
{
    private readonly StringBuilder _written = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        _written.Append(value);
        if (value == '\n' && ToString().Contains(text, StringComparison.Ordinal))
        {
            interruption.Cancel();
        }
    }

    public override string ToString() => _written.ToString();
}
