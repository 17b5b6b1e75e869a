using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>Pixels that the windows of a convolution or pool never see, and windows that see none.</summary>
internal static class WindowSuspicions
{
    public static IEnumerable<Suspicion> Find(int index, ShapedLayer shaped)
    {
        (Shape input, Shape output, Window window) = (shaped.Input, shaped.Output, shaped.Window!.Value);
        Axis rows = new(input.Height, output.Height, window.Kernel.Height, window.Stride.Height, window.Dilation.Height, window.Pads.Top, window.Pads.Bottom);
        Axis columns = new(input.Width, output.Width, window.Kernel.Width, window.Stride.Width, window.Dilation.Width, window.Pads.Left, window.Pads.Right);
        if (rows.HasGaps || columns.HasGaps)
        {
            yield return new PixelsPassedOver(index, shaped, rows.HasGaps, new Size(rows.LongestStride, columns.LongestStride));
        }

        if (rows.Dropped > 0 || columns.Dropped > 0)
        {
            Pads fitting = window.Pads with { Bottom = rows.FittingAfter, Right = columns.FittingAfter };
            yield return new PixelsDropped(index, shaped, rows.Dropped, columns.Dropped, fitting);
        }

        // The sum of a convolution is its bias there; a maximum is minus infinity.
        if (shaped.Layer is Pool2DLayer { PoolKind: PoolKind.Max } && (rows.IsEmptySomewhere || columns.IsEmptySomewhere))
        {
            yield return new EmptyWindows(index, shaped, rows.IsEmptySomewhere, Math.Min(rows.LongestDilation, columns.LongestDilation));
        }
    }

    /// <summary>The windows along one axis.</summary>
    private readonly record struct Axis(int Input, int Output, int Kernel, int Stride, int Dilation, int Before, int After)
    {
        private long Reach => WindowArithmetic.Reach(Kernel, Dilation);

        /// <summary>Whether pixels lie between two windows, or where a second one would leave a gap.</summary>
        public bool HasGaps => Stride > Reach && (Output > 1 ? Input > 1 : Rest > After);

        public bool IsEmptySomewhere => WindowArithmetic.HasEmptyWindow(Input, Before, Output, Kernel, Stride, Dilation);

        /// <summary>With taps no further apart than the input is long, a window that starts before it enters it.</summary>
        public int LongestDilation => IsEmptySomewhere ? Input : int.MaxValue;

        public int LongestStride => (int)Math.Min(Stride, Reach);

        /// <summary>Pixels, not padding, behind the last window; those of an axis with gaps are passed over like the others.</summary>
        public int Dropped => HasGaps ? 0 : (int)Math.Max(0, Rest - After);

        /// <summary>The padding after the input with which one more window ends at the last pixel or behind it.</summary>
        public int FittingAfter => Dropped > 0 ? (int)(After + Stride - Rest) : After;

        /// <summary>Padded pixels behind the last window.</summary>
        private long Rest => (long)Input + Before + After - ((Output - 1L) * Stride) - Reach;
    }
}
