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

    private static long CeilingDivide(long dividend, long divisor) =>
        (dividend / divisor) + (dividend % divisor > 0 ? 1 : 0);
}
