using System.Text;

namespace CnnGen.GeneratorBenchmarks.Cases;

/// <summary>A file that declares a network.</summary>
/// <param name="Name">The class.</param>
/// <param name="Input">The arguments of its input.</param>
/// <param name="First">The first layer.</param>
/// <param name="Edited">The first layer after an edit.</param>
/// <param name="Behind">The layers behind it.</param>
internal sealed record Declaration(string Name, string Input, string First, string Edited, IReadOnlyList<string> Behind)
{
    public int Layers => 1 + Behind.Count;

    /// <summary>The file.</summary>
    public string Text => Write(First, edits: 0);

    /// <summary>The file after the edit of its first layer.</summary>
    public string WithEditedLayer => Write(Edited, edits: 0);

    /// <summary>The file after keystrokes in the class body, each number of which gives another text.</summary>
    public string WithEditedBody(int edits) => Write(First, edits);

    private string Write(string first, int edits)
    {
        StringBuilder text = new("using CnnGen;\n\nnamespace Benchmarks;\n\n[Cnn]\n");
        foreach (string attribute in (IEnumerable<string>)[Input, first, .. Behind])
        {
            text.Append('[').Append(attribute).Append("]\n");
        }

        return text.Append($"public sealed partial class {Name}\n{{\n    public static int Edits() => {edits};\n}}\n").ToString();
    }
}
