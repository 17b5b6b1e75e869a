using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace CnnGen.Benchmarks.Peak;

/// <summary>What one core's multiply-add ports do at most, in GFLOP/s; a multiply-add counts twice.</summary>
internal static class PeakMeter
{
    /// <summary>About half a millisecond: long against the timer, short against the scheduler's slices.</summary>
    private const int Rounds = 160_000;

    /// <summary>The vectors that the peak is of, and that the widest kernels use: 512, 256 or 128 bits.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>The peak at this moment, with vectors of <see cref="Bits"/>.</summary>
    public static double Measure() => Measure(Bits);

    /// <summary>The best of many measurements.</summary>
    public static double Best(int bits) => Enumerable.Range(0, 50).Max(_ => Measure(bits));

    private static double Measure(int bits)
    {
        long start = Stopwatch.GetTimestamp();
        switch (bits)
        {
            case 512:
                PeakLoops.Run512(Rounds);
                break;
            case 256:
                PeakLoops.Run256(Rounds);
                break;
            default:
                PeakLoops.Run128(Rounds);
                break;
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return 2e-9 * (bits / 8 / sizeof(float)) * PeakLoops.Chains * Rounds / seconds;
    }
}
