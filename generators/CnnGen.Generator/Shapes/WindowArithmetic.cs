namespace CnnGen.Generator.Shapes;

/// <summary>Sizes along one axis, in 64 bits: exact for every declarable number.</summary>
internal static class WindowArithmetic
{
    /// <summary>The input pixels from a window's first tap to its last, both included.</summary>
    public static long Reach(int kernel, int dilation) => ((long)dilation * (kernel - 1L)) + 1;

    /// <summary>SAME_UPPER: as much padding as <c>ceil(input / stride)</c> outputs need, the odd one after.</summary>
    public static (long Before, long After) SamePads(int input, int kernel, int stride, int dilation)
    {
        long output = CeilingDivide(input, stride);
        long total = Math.Max(0, ((output - 1) * stride) + Reach(kernel, dilation) - input);
        return (total / 2, total - (total / 2));
    }

    /// <summary>How many windows there are; 0 where not even one fits.</summary>
    /// <remarks>Under ceil mode a last partial window counts unless it starts in the padding after the input (PyTorch's rule).</remarks>
    public static long OutputSize(int input, long before, long after, int kernel, int stride, int dilation, bool ceilMode)
    {
        long slack = input + before + after - Reach(kernel, dilation);
        if (!ceilMode)
        {
            return slack < 0 ? 0 : (slack / stride) + 1;
        }

        long output = CeilingDivide(slack, stride) + 1;
        return Math.Max(0, (output - 1) * stride >= input + before ? output - 1 : output);
    }

    /// <summary>The largest kernel with an output; at least 1.</summary>
    public static int LargestKernel(int input, long before, long after, int dilation) =>
        (int)Math.Min(int.MaxValue, ((input + before + after - 1) / dilation) + 1);

    /// <summary>Whether the taps of some window all lie in the padding: before the input and, a dilation further, after it.</summary>
    /// <remarks>For padding of at most half the kernel or by <see cref="SamePads"/>, with which no window starts after the input.</remarks>
    public static bool HasEmptyWindow(int input, long before, long output, int kernel, int stride, int dilation)
    {
        if (before == 0)
        {
            return false;
        }

        // The last window that starts before the input; then the last one that enters it a tap later, and so on. Those between enter it at an earlier pixel.
        long start = (Math.Min(output - 1, (before - 1) / stride) * stride) - before;
        while (start >= -before)
        {
            long first = ((start % dilation) + dilation) % dilation;
            if (first >= input || first > start + Reach(kernel, dilation) - 1)
            {
                return true;
            }

            start -= ((first / stride) + 1) * stride;
        }

        return false;
    }

    private static long CeilingDivide(long dividend, long divisor) =>
        (dividend / divisor) + (dividend % divisor > 0 ? 1 : 0);
}
