using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>
/// Maps that are one pixel wide: they lie in memory as maps that are one pixel high. Tiles lie along rows, so that a column is computed as a row: the same
/// sums in the same order.
/// </summary>
internal static class ColumnMap
{
    /// <summary>Whether a window only ever goes down a column.</summary>
    public static bool Is(Shape input, Shape output, Window window) =>
        input is { Width: 1, Height: > 1 } && output.Width == 1 && window is { Kernel.Width: 1, Pads: { Left: 0, Right: 0 } };

    /// <summary>The map as a row.</summary>
    public static Shape Turn(Shape shape) => shape with { Height = shape.Width, Width = shape.Height };

    /// <summary>The window along that row.</summary>
    public static Window Turn(Window window) =>
        new(Turn(window.Kernel), Turn(window.Stride), Turn(window.Dilation), new Pads(0, window.Pads.Top, 0, window.Pads.Bottom));

    private static Size Turn(Size size) => new(size.Width, size.Height);
}
