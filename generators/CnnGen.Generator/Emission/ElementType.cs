using System.Globalization;

namespace CnnGen.Generator.Emission;

/// <summary>
/// What the kernels compute in: <c>float</c> in the product. The tests emit the same kernels in <c>double</c>, where finite differences are sharp.
/// </summary>
/// <param name="Keyword">The C# type.</param>
/// <param name="Bytes">Bytes an element.</param>
/// <param name="MathNamespace">Where that class is.</param>
/// <param name="MathClass">The class with the vectorised transcendental functions for this type.</param>
internal sealed record ElementType(string Keyword, int Bytes, string MathNamespace, string MathClass)
{
    public static readonly ElementType Single = new("float", 4, "CnnGen.CompilerServices", "VectorMath");

    /// <summary>For tests alone, which bring their own double-accurate functions.</summary>
    public static readonly ElementType Double = new("double", 8, "CnnGen.Tests", "DoubleVectorMath");

    /// <summary>
    /// A literal of this type, the shortest decimal that reads back as the same bits.
    /// </summary>
    public string Literal(double value)
    {
        if (double.IsPositiveInfinity(value))
        {
            return Keyword + ".PositiveInfinity";
        }

        if (double.IsNegativeInfinity(value))
        {
            return Keyword + ".NegativeInfinity";
        }

        return this == Single ? SingleLiteral((float)value) : Shortest(value, "R") + "d";
    }

    private static string SingleLiteral(float value)
    {
        // .NET Framework's "R" and .NET's default differ; the shortest of these that round-trips is the same text on both.
        for (int digits = 1; digits <= 9; digits++)
        {
            string text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == value)
            {
                return text + "f";
            }
        }

        return Shortest(value, "G9") + "f";
    }

    private static string Shortest(double value, string last)
    {
        for (int digits = 1; digits <= 17; digits++)
        {
            string text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == value)
            {
                return text;
            }
        }

        return value.ToString(last, CultureInfo.InvariantCulture);
    }
}
