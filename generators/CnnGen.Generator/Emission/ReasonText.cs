using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>The reasons of a kernel's schedule, for who reads emitted code.</summary>
internal static class ReasonText
{
    /// <summary>Characters of a line; a longer one is broken between words.</summary>
    private const int LineLength = 150;

    /// <summary>Reasons as remarks behind a summary.</summary>
    /// <param name="writer">Receives the remarks.</param>
    /// <param name="reasons">Each begins on a line of its own.</param>
    public static void EmitRemarks(SourceWriter writer, IEnumerable<string> reasons)
    {
        writer.Line("/// <remarks>");
        foreach (string reason in reasons)
        {
            EmitLines(writer, "/// ", XmlText.Escape(reason));
        }

        writer.Line("/// </remarks>");
    }

    /// <summary>A comment for each width of a pass of a pool.</summary>
    public static void EmitComments(SourceWriter writer, PoolPassPlan plan)
    {
        foreach (PoolVariant variant in plan.Variants)
        {
            EmitLines(writer, "// ", OfWidth(variant.Bits, [variant.Reason]));
        }
    }

    /// <summary>A reason as a comment.</summary>
    public static void EmitComment(SourceWriter writer, string reason) => EmitLines(writer, "// ", Sentences([reason]));

    /// <summary>The reasons of each width of a contraction that writes its output.</summary>
    /// <param name="plan">The contraction.</param>
    /// <param name="place">What stands before the width: a phase, or nothing.</param>
    public static IEnumerable<string> Of(OutputPlan plan, string place = "") => plan.Variants.Select(variant =>
        place + OfWidth(variant.Bits, [variant.Reason, .. variant.Pieces.Select(static piece => piece.Reason)]));

    /// <summary>The reasons of each width of the gradient of the weights.</summary>
    public static IEnumerable<string> Of(WeightPlan plan) => plan.Variants.Select(static variant =>
        OfWidth(variant.Bits, [variant.Reason, .. variant.Pieces.Select(static piece => piece.Reason)]));

    /// <summary>The reasons of the gradient of the bias.</summary>
    public static IEnumerable<string> Of(BiasPlan plan) => [Sentences([plan.Reason])];

    private static string OfWidth(int bits, IEnumerable<string> reasons) => $"Vector{Affine.Text(bits)}: {Sentences(reasons)}";

    /// <summary>Reasons as sentences: each part begins with a capital letter and ends with a period.</summary>
    private static string Sentences(IEnumerable<string> reasons) =>
        string.Join(" ", reasons.SelectMany(static reason => reason.Split(';')).Select(static part => Sentence(part.Trim())));

    private static string Sentence(string part) => char.ToUpperInvariant(part[0]) + part.Substring(1) + ".";

    /// <summary>Writes a text, with the lines behind the first one indented.</summary>
    private static void EmitLines(SourceWriter writer, string mark, string text)
    {
        string line = mark;
        string space = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length + space.Length + word.Length > LineLength)
            {
                writer.Line(line);
                (line, space) = (mark + "    ", "");
            }

            line += space + word;
            space = " ";
        }

        writer.Line(line);
    }
}
