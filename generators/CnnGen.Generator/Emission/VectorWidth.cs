using System.Globalization;

namespace CnnGen.Generator.Emission;

/// <summary>One of the three vector types of an element type, as emitted code spells it.</summary>
/// <param name="Element">The element type.</param>
/// <param name="Bits">512, 256 or 128.</param>
internal readonly record struct VectorWidth(ElementType Element, int Bits)
{
    /// <summary>Elements a vector.</summary>
    public int Lanes => Bits / 8 / Element.Bytes;

    /// <summary>The class with the operations: <c>Vector512</c>.</summary>
    public string Class => "Vector" + Suffix;

    /// <summary>The type: <c>Vector512&lt;float&gt;</c>.</summary>
    public string Type => Class + "<" + Element.Keyword + ">";

    /// <summary>The suffix of a method's variant: <c>512</c>.</summary>
    public string Suffix => Bits.ToString(CultureInfo.InvariantCulture);
}
