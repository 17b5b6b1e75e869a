using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CnnGen.Benchmarks.Peak;

/// <summary>
/// Loops of nothing but multiply-adds in registers. Twelve independent sums: two ports that take four cycles a result need eight, and with the
/// factor they fit the sixteen registers of AVX2. The sums tend to 1, so that no operand is ever subnormal.
/// </summary>
internal static class PeakLoops
{
    public const int Chains = 12;

    private const float Half = 0.5f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static Vector512<float> Run512(int rounds)
    {
        Vector512<float> half = Vector512.Create(Half);
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, a8 = a0, a9 = a0, a10 = a0, a11 = a0;
        for (int i = 0; i < rounds; i++)
        {
            a0 = Vector512.MultiplyAddEstimate(a0, half, half);
            a1 = Vector512.MultiplyAddEstimate(a1, half, half);
            a2 = Vector512.MultiplyAddEstimate(a2, half, half);
            a3 = Vector512.MultiplyAddEstimate(a3, half, half);
            a4 = Vector512.MultiplyAddEstimate(a4, half, half);
            a5 = Vector512.MultiplyAddEstimate(a5, half, half);
            a6 = Vector512.MultiplyAddEstimate(a6, half, half);
            a7 = Vector512.MultiplyAddEstimate(a7, half, half);
            a8 = Vector512.MultiplyAddEstimate(a8, half, half);
            a9 = Vector512.MultiplyAddEstimate(a9, half, half);
            a10 = Vector512.MultiplyAddEstimate(a10, half, half);
            a11 = Vector512.MultiplyAddEstimate(a11, half, half);
        }

        return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static Vector256<float> Run256(int rounds)
    {
        Vector256<float> half = Vector256.Create(Half);
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, a8 = a0, a9 = a0, a10 = a0, a11 = a0;
        for (int i = 0; i < rounds; i++)
        {
            a0 = Vector256.MultiplyAddEstimate(a0, half, half);
            a1 = Vector256.MultiplyAddEstimate(a1, half, half);
            a2 = Vector256.MultiplyAddEstimate(a2, half, half);
            a3 = Vector256.MultiplyAddEstimate(a3, half, half);
            a4 = Vector256.MultiplyAddEstimate(a4, half, half);
            a5 = Vector256.MultiplyAddEstimate(a5, half, half);
            a6 = Vector256.MultiplyAddEstimate(a6, half, half);
            a7 = Vector256.MultiplyAddEstimate(a7, half, half);
            a8 = Vector256.MultiplyAddEstimate(a8, half, half);
            a9 = Vector256.MultiplyAddEstimate(a9, half, half);
            a10 = Vector256.MultiplyAddEstimate(a10, half, half);
            a11 = Vector256.MultiplyAddEstimate(a11, half, half);
        }

        return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static Vector128<float> Run128(int rounds)
    {
        Vector128<float> half = Vector128.Create(Half);
        Vector128<float> a0 = Vector128<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, a8 = a0, a9 = a0, a10 = a0, a11 = a0;
        for (int i = 0; i < rounds; i++)
        {
            a0 = Vector128.MultiplyAddEstimate(a0, half, half);
            a1 = Vector128.MultiplyAddEstimate(a1, half, half);
            a2 = Vector128.MultiplyAddEstimate(a2, half, half);
            a3 = Vector128.MultiplyAddEstimate(a3, half, half);
            a4 = Vector128.MultiplyAddEstimate(a4, half, half);
            a5 = Vector128.MultiplyAddEstimate(a5, half, half);
            a6 = Vector128.MultiplyAddEstimate(a6, half, half);
            a7 = Vector128.MultiplyAddEstimate(a7, half, half);
            a8 = Vector128.MultiplyAddEstimate(a8, half, half);
            a9 = Vector128.MultiplyAddEstimate(a9, half, half);
            a10 = Vector128.MultiplyAddEstimate(a10, half, half);
            a11 = Vector128.MultiplyAddEstimate(a11, half, half);
        }

        return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11;
    }
}
