using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits which taps or positions of an axis lie inside the source, as a half-open range.</summary>
internal static class TapRange
{
    /// <summary><c>kyBegin</c> and <c>kyEnd</c>: the taps inside for one output row.</summary>
    public static void Emit(SourceWriter writer, AxisMap axis, string index, string tap, bool isLoop)
    {
        if (!isLoop)
        {
            (int begin, int end) = axis.TapsInside(0);
            writer.Line($"const int {tap}Begin = {Affine.Text(begin)};");
            writer.Line($"const int {tap}End = {Affine.Text(end)};");
            return;
        }

        writer.Line($"int {tap}Begin = {Begin(axis.Start, (index, axis.Step), axis.TapStep)};");
        writer.Line($"int {tap}End = {End(axis.Taps, axis.Extent - axis.Start, (index, -axis.Step), axis.TapStep)};");
    }

    /// <summary><c>oyBegin</c> and <c>oyEnd</c>: the output rows for which one tap row lies inside.</summary>
    public static void EmitIndices(SourceWriter writer, AxisMap axis, string index, string tap)
    {
        writer.Line($"int {index}Begin = {Begin(axis.Start, (tap, axis.TapStep), axis.Step)};");
        writer.Line($"int {index}End = {End(axis.Count, axis.Extent - axis.Start, (tap, -axis.TapStep), axis.Step)};");
    }

    // The first i with start + term + i * step >= 0.
    private static string Begin(int start, (string Name, int Factor) term, int step)
    {
        string distance = Affine.Sum(-start + step - 1, (term.Name, -term.Factor));
        return step == 1 ? $"Math.Max(0, {distance})" : $"Math.Max(0, ({distance}) / {Affine.Text(step)})";
    }

    // The first i with term + i * step >= extent, at most count; a negative distance gives an empty range.
    private static string End(int count, int extent, (string Name, int Factor) term, int step)
    {
        string distance = Affine.Sum(extent + step - 1, term);
        return step == 1 ? $"Math.Min({Affine.Text(count)}, {distance})" : $"Math.Min({Affine.Text(count)}, ({distance}) / {Affine.Text(step)})";
    }
}
