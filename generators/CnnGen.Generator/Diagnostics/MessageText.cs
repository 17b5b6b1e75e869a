using System.Globalization;
using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class MessageText
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Both axes: <c>5x5</c>.</summary>
    public static string Of(Size size) => $"{Of(size.Height)}x{Of(size.Width)}";

    /// <summary>One number where both axes agree.</summary>
    public static string Brief(Size size) => size.Height == size.Width ? Of(size.Height) : Of(size);

    /// <summary>One number where all sides agree; else top, left, bottom, right.</summary>
    public static string Of(Pads pads) => pads.Top == pads.Left && pads.Top == pads.Bottom && pads.Top == pads.Right
        ? Of(pads.Top)
        : $"{Of(pads.Top)}, {Of(pads.Left)}, {Of(pads.Bottom)}, {Of(pads.Right)}";
}
