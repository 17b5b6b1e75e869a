using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>The taps of a window along one axis, as expressions of the window's place.</summary>
internal static class PoolAxisText
{
    /// <summary>The first tap inside the input.</summary>
    public static string FirstTap(PoolAxis axis, string position) => axis.Dilation == 1
        ? $"Math.Max(0, {axis.Before} - {Start(axis, position)})"
        : $"Math.Max(0, {axis.Before + axis.Dilation - 1} - {Start(axis, position)}) / {axis.Dilation}";

    /// <summary>The end of the taps inside the input.</summary>
    public static string EndTap(PoolAxis axis, string position) => axis.Dilation == 1
        ? $"Math.Min({axis.Kernel}, {axis.Input + axis.Before} - {Start(axis, position)})"
        : $"Math.Min({axis.Kernel}, Math.Max(0, {axis.Input - 1 + axis.Before + axis.Dilation} - {Start(axis, position)}) / {axis.Dilation})";

    /// <summary>This axis' factor of an average's divisor where padding counts.</summary>
    public static string PaddedTaps(PoolAxis axis, string position) =>
        $"Math.Min({axis.Kernel}, {axis.Input + axis.Before + axis.After} - {Start(axis, position)})";

    private static string Start(PoolAxis axis, string position) => axis.Stride == 1 ? position : $"({position} * {axis.Stride})";
}
