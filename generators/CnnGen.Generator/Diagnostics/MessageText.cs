using System.Globalization;
using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class MessageText
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of things, as in the summary: <c>200,704</c>. An argument has no separators, as it is to be found in the source.</summary>
    public static string Count(BigInteger number) => number.ToString("#,0", CultureInfo.InvariantCulture);

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
