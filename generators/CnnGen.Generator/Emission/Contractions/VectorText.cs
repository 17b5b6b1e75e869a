using System.Globalization;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Loads and stores of vectors whose last lanes may not exist.</summary>
internal static class VectorText
{
    /// <summary>
    /// A load of <paramref name="lanes"/> elements from <paramref name="offset"/>: whole halves as far as they exist, and the last few lanes one by one.
    /// Lanes that do not exist are zero, or another <paramref name="filler"/>.
    /// </summary>
    public static string Load(VectorWidth width, string span, string offset, int lanes, string? filler = null)
    {
        if (lanes >= width.Lanes)
        {
            // C# 13 does not infer the element type from a writable span.
            return $"{width.Class}.Create<{width.Element.Keyword}>({span}.Slice({offset}, {Affine.Text(width.Lanes)}))";
        }

        if (lanes <= 0)
        {
            return filler is null ? width.Type + ".Zero" : $"{width.Class}.Create({filler})";
        }

        if (width.Bits == 128)
        {
            IEnumerable<string> elements = Enumerable.Range(0, width.Lanes)
                .Select(lane => lane < lanes ? $"{span}[{Plus(offset, lane)}]" : filler ?? width.Element.Literal(0));
            return $"{width.Class}.Create({string.Join(", ", elements)})";
        }

        VectorWidth half = width with { Bits = width.Bits / 2 };
        return $"{width.Class}.Create({Load(half, span, offset, lanes, filler)}, {Load(half, span, Plus(offset, half.Lanes), lanes - half.Lanes, filler)})";
    }

    private static string Plus(string offset, int lanes) => lanes == 0
        ? offset
        : int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out int place)
            ? Affine.Text(place + lanes)
            : $"{offset} + {Affine.Text(lanes)}";

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
