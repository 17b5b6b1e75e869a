namespace CnnGen.Generator.Planning;

/// <summary>
/// One axis of a phase of the backward pass. Input position <c>phase + stride * index</c> was read by kernel tap k of the output at
/// <c>(phase + stride * index + padding - k * dilation) / stride</c> where that division leaves no remainder; the taps are walked from the last one
/// down, so that the outputs ascend.
/// </summary>
/// <param name="Axis">From the phase's input positions to the outputs that they reach.</param>
/// <param name="LastTap">The kernel tap of the axis' tap 0.</param>
/// <param name="KernelStep">Kernel taps between two taps of the axis.</param>
internal readonly record struct PhaseAxis(AxisMap Axis, int LastTap, int KernelStep)
{
    /// <summary>The phases, of so many from 0, that some kernel tap sees, in order.</summary>
    public static int[] Seen(int count, int kernel, int stride, int dilation, int padding) =>
    [
        .. Enumerable.Range(0, kernel).Select(tap => (int)(((((tap * (long)dilation) - padding) % stride) + stride) % stride))
            .Where(phase => phase < count).Distinct().OrderBy(static phase => phase),
    ];

    public static PhaseAxis Of(int phase, int kernel, int stride, int dilation, int padding, int input, int output)
    {
        int count = ((input - phase - 1) / stride) + 1;
        var taps = new List<int>();
        for (int tap = kernel - 1; tap >= 0; tap--)
        {
            if ((phase + padding - (tap * dilation)) % stride == 0)
            {
                taps.Add(tap);
            }
        }

        if (taps.Count == 0)
        {
            return new PhaseAxis(new AxisMap(count, 1, 0, 1, 0, output), 0, 1);
        }

        int kernelStep = taps.Count > 1 ? taps[0] - taps[1] : 1;
        int tapStep = taps.Count > 1 ? kernelStep * dilation / stride : 1;
        return new PhaseAxis(new AxisMap(count, 1, taps.Count, tapStep, (phase + padding - (taps[0] * dilation)) / stride, output), taps[0], kernelStep);
    }
}
