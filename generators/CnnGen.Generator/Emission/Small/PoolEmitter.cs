using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>Max and average pools over any window, global ones included.</summary>
internal static class PoolEmitter
{
    /// <summary>One line with the shapes: <c>max-pool 2x2, stride 2: x[24, 24, 32] → y[12, 12, 32]</c>.</summary>
    public static string Summary(PoolOperation pool)
    {
        Window window = pool.Window;
        string text = $"{(pool.Kind == PoolKind.Max ? "max" : "average")}-pool {Pair(window.Kernel)}, stride {Pair(window.Stride, collapse: true)}";
        if (window.Dilation != new Size(1, 1))
        {
            text += $", dilation {Pair(window.Dilation, collapse: true)}";
        }

        if (!window.Pads.IsNone)
        {
            text += $", padding {window.Pads.Top}, {window.Pads.Left}, {window.Pads.Bottom}, {window.Pads.Right} (top, left, bottom, right)";
        }

        return $"{text}: x[{Dimensions(pool.Input)}] → y[{Dimensions(pool.Output)}]";
    }

    /// <summary>Emits <c>Forward</c> and <c>Backward</c> of one sample.</summary>
    public static void EmitMembers(SourceWriter writer, PoolPlan plan, ElementType element)
    {
        PoolOperation pool = plan.Operation;
        if (plan.IsColumn)
        {
            writer.Line("// The map is one pixel wide, and lies in memory as one that is one pixel high: its column is computed as a row.");
        }

        string read = $"ReadOnlySpan<{element.Keyword}>";
        string write = $"Span<{element.Keyword}>";
        bool accumulates = plan.Backward.AddsUp;
        string input = $"x[{Source(pool, vertical: true)}, {Source(pool, vertical: false)}, c]";
        if (pool.Kind == PoolKind.Max)
        {
            writer.Line($"// y[oy, ox, c] = max over ky, kx of {input}");
            Emit(writer, plan, plan.Forward, element, new("void", "Forward", $"{read} x, {write} y", "x, y"), new MaxPoolForward(element));

            writer.Line();
            writer.Line($"// d{input} {(accumulates ? "+=" : "=")} dy[oy, ox, c] at the first ky, kx with the largest element, 0 elsewhere");
            Emit(
                writer, plan, plan.Backward, element, new("void", "Backward", $"{read} x, {read} y, {read} dy, {write} dx", "x, y, dy, dx"),
                new MaxPoolBackward(accumulates));
            return;
        }

        writer.Line($"// y[oy, ox, c] = mean over ky, kx of {input}");
        Emit(writer, plan, plan.Forward, element, new("void", "Forward", $"{read} x, {write} y", "x, y"), new AveragePoolForward(plan.Order));

        writer.Line();
        writer.Line($"// d{input} {(accumulates ? "+=" : "=")} dy[oy, ox, c] / divisor, for each ky, kx");
        Emit(writer, plan, plan.Backward, element, new("void", "Backward", $"{read} dy, {write} dx", "dy, dx"), new AveragePoolBackward(accumulates));
    }

    private static void Emit(SourceWriter writer, PoolPlan pool, PoolPassPlan plan, ElementType element, MethodSignature method, PoolPass pass)
    {
        ReasonText.EmitComments(writer, plan);
        WidthDispatch.Emit(writer, method, plan.Variants, variant => new PoolTraversal(writer, pool, variant, element, pass).Emit(plan.Clears));
    }

    /// <summary>An input coordinate in the formula: <c>(2 * oy) + ky - 1</c>.</summary>
    private static string Source(PoolOperation pool, bool vertical)
    {
        Window window = pool.Window;
        return vertical
            ? Affine.Sum(-window.Pads.Top, ("oy", window.Stride.Height), ("ky", window.Dilation.Height))
            : Affine.Sum(-window.Pads.Left, ("ox", window.Stride.Width), ("kx", window.Dilation.Width));
    }

    private static string Dimensions(Shape shape) => $"{shape.Height}, {shape.Width}, {shape.Channels}";

    private static string Pair(Size size, bool collapse = false) =>
        collapse && size.Height == size.Width ? $"{size.Height}" : $"{size.Height}x{size.Width}";
}
