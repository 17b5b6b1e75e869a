using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Vectors that hold the lanes of one pixel, or those of several side by side: two halves, or four quarters.</summary>
/// <param name="Width">The whole vector.</param>
/// <param name="Pixels">Pixels that share it.</param>
internal readonly record struct SharedVector(VectorWidth Width, int Pixels)
{
    /// <summary>The vector of one pixel's lanes.</summary>
    public VectorWidth Part => Width with { Bits = Width.Bits / Pixels };

    public static SharedVector Of(Contraction contraction, LaneBlock block, ElementType element) =>
        new(new VectorWidth(element, block.Bits * contraction.SideBySide), contraction.SideBySide);

    /// <summary>The vector whose parts are <paramref name="part"/> of each pixel.</summary>
    public string Join(Func<int, string> part) => Join(Width, 0, Pixels, part);

    /// <summary>One pixel's part of a vector.</summary>
    public string PartOf(string vector, int pixel)
    {
        string text = vector;
        for (int pixels = Pixels; pixels > 1; pixels /= 2)
        {
            bool isUpper = pixel % pixels >= pixels / 2;
            text += isUpper ? ".GetUpper()" : ".GetLower()";
        }

        return text;
    }

    private static string Join(VectorWidth width, int first, int pixels, Func<int, string> part)
    {
        if (pixels == 1)
        {
            return part(first);
        }

        VectorWidth half = width with { Bits = width.Bits / 2 };
        return $"{width.Class}.Create({Join(half, first, pixels / 2, part)}, {Join(half, first + (pixels / 2), pixels / 2, part)})";
    }
}
