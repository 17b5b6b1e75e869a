namespace CnnGen.Generator.Emission;

/// <summary>How emitted code spells constants.</summary>
internal static class Constants
{
    /// <summary>A vector with <paramref name="value"/> in every lane.</summary>
    public static string Constant(this VectorWidth width, double value) =>
        value == 0 ? width.Type + ".Zero" : $"{width.Class}.Create({width.Element.Literal(value)})";

    /// <summary>A number for formulas in comments: the same text on every framework and culture.</summary>
    public static string Text(double value) => ElementType.Double.Literal(value).TrimEnd('d');
}
