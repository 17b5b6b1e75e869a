using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Loads and stores of vectors whose last lanes may not exist.</summary>
internal static class VectorText
{
    /// <summary>The variants of a kernel whose vectors lie along panels: no vector is wider than a panel.</summary>
    public static IEnumerable<VectorWidth> Variants(ElementType element, int panel)
    {
        foreach (int bits in VectorWidth.AllBits)
        {
            var width = new VectorWidth(element, bits);
            if (width.Lanes <= panel || bits == 128)
            {
                yield return width;
            }
        }
    }

    /// <summary>A load of <paramref name="lanes"/> elements from <paramref name="offset"/>; lanes that do not exist are zero.</summary>
    public static string Load(VectorWidth width, string span, string offset, int lanes)
    {
        if (lanes == width.Lanes)
        {
            // C# 13 does not infer the element type from a writable span.
            return $"{width.Class}.Create<{width.Element.Keyword}>({span}.Slice({offset}, {Affine.Text(lanes)}))";
        }

        IEnumerable<string> elements = Enumerable.Range(0, width.Lanes)
            .Select(lane => lane < lanes ? $"{span}[{(lane == 0 ? offset : offset + " + " + Affine.Text(lane))}]" : width.Element.Literal(0));
        return $"{width.Class}.Create({string.Join(", ", elements)})";
    }

    /// <summary>Stores the first <paramref name="lanes"/> lanes: by halves, and the last few one by one.</summary>
    public static void Store(SourceWriter writer, VectorWidth width, string value, string span, int offset, int lanes)
    {
        if (lanes == width.Lanes)
        {
            writer.Line($"{value}.CopyTo({span}.Slice({Affine.Text(offset)}, {Affine.Text(lanes)}));");
            return;
        }

        int done = 0;
        string rest = value;
        for (int bits = width.Bits / 2; bits >= 128; bits /= 2)
        {
            int half = bits / 8 / width.Element.Bytes;
            if (lanes - done >= half)
            {
                writer.Line($"{rest}.GetLower().CopyTo({span}.Slice({Affine.Text(offset + done)}, {Affine.Text(half)}));");
                rest += ".GetUpper()";
                done += half;
            }
            else
            {
                rest += ".GetLower()";
            }
        }

        for (int lane = 0; done + lane < lanes; lane++)
        {
            writer.Line($"{span}[{Affine.Text(offset + done + lane)}] = {rest}.GetElement({Affine.Text(lane)});");
        }
    }

    /// <summary>The statement that asks the hardware for the widest variant: <paramref name="call"/> is a method's name without its width.</summary>
    public static void Dispatch(SourceWriter writer, IEnumerable<int> variants, string call, string arguments)
    {
        int[] widths = [.. variants];
        for (int i = 0; i < widths.Length; i++)
        {
            string bits = Affine.Text(widths[i]);
            string statement = $"{call}{bits}({arguments});";
            if (widths.Length == 1)
            {
                writer.Line(statement);
            }
            else if (i == widths.Length - 1)
            {
                using (writer.Block("else"))
                {
                    writer.Line(statement);
                }
            }
            else
            {
                using (writer.Block($"{(i == 0 ? "" : "else ")}if (Vector{bits}.IsHardwareAccelerated)"))
                {
                    writer.Line(statement);
                }
            }
        }
    }
}
