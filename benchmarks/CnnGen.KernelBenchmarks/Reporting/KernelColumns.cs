using System.Globalization;
using CnnGen.KernelBenchmarks.Kernels;

namespace CnnGen.KernelBenchmarks.Reporting;

/// <summary>The columns, from left to right.</summary>
internal static class KernelColumns
{
    public static KernelColumn[] All { get; } =
    [
        new("Layer", "Network and layer", static result => $"{result.Kernel.Network} {result.Kernel.Layer}"),
        new("Role", "Forward, or the gradient of the data or of the weights", static result => result.Kernel.Role.ToString()),
        new("Samples", "Samples a call", static result => Whole(result.Kernel.Samples)),
        new("Lanes", "Length of the vector axis", static result => Whole(result.Kernel.Lanes)),
        new("Sum", "Length of the sum behind one result", static result => Whole(result.Kernel.Reduction)),
        new("Tile", "Largest register tile: pixels, samples or taps x vectors, of so many bits", static result => result.Kernel.Work.Tile),
        new("Multiply-adds", "Executed by a call, lanes that fill up a vector included", static result => Whole(result.Kernel.Work.MultiplyAdds)),
        new("Needed", "Share of them that the result needs", static result => Percent((double)result.Kernel.Work.Needed / result.Kernel.Work.MultiplyAdds)),
        new("Time", "Median time of a call, in microseconds", static result => Text(result.Nanoseconds / 1000, "F3")),
        new("GFLOP/s", "Median rate; a multiply-add counts twice", static result => Text(result.Rate, "F1")),
        new("Peak", "Median of the machine's peak, measured before each measurement of the kernel", static result => Text(result.Peak, "F1")),
        new("Share", "Median over these pairs of rate / peak", static result => Percent(result.Share)),
        new("Required", "The share that the kernel is held to, and whether it stays below", Required),
    ];

    public static string Percent(double share) => Text(100 * share, "F1") + "%";

    private static string Required(KernelResult result) =>
        !Requirement.Covers(result.Kernel) ? "" : Text(100 * Requirement.Share, "F0") + "%" + (result.IsBelow ? " BELOW" : "");

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
