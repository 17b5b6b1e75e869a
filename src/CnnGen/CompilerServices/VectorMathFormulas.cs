using System.Runtime.CompilerServices;

namespace CnnGen.CompilerServices;

/// <summary>The functions of <see cref="VectorMath"/>, each written once for all widths.</summary>
internal static class FloatFormulas
{
    /// <summary>
    /// e to the power of x. With n = round(x / ln 2) and r = x - n * ln 2: 2^n * exp(r), by the polynomial of the Cephes library's expf.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        (T reduced, T lower, T upper) = ReduceExponent(x);
        return (reduced + T.Create(1)) * T.PowerOfTwo(lower) * T.PowerOfTwo(upper);
    }

    /// <summary>exp(x) - 1: 2^n * (exp(r) - 1) + (2^n - 1), in which nothing cancels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpM1<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        (T reduced, T lower, T upper) = ReduceExponent(x);
        T factor = T.PowerOfTwo(lower);
        return T.MultiplyAdd(reduced, factor, factor - T.PowerOfTwo(-upper)) * T.PowerOfTwo(upper);
    }

    /// <summary>log(1 + x) for x from 0 to 1: 2 * atanh(s) with s = x / (2 + x), whose series in s * s is cut short by a Chebyshev fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log1p<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        T s = x / (T.Create(2) + x);
        T z = s * s;
        T series = T.MultiplyAdd(T.Create(0.1161216421f), z, T.Create(0.1085328801f));
        series = T.MultiplyAdd(series, z, T.Create(0.1429617898f));
        series = T.MultiplyAdd(series, z, T.Create(0.1999985317f));
        series = T.MultiplyAdd(series, z, T.Create(0.3333333366f));
        T half = T.MultiplyAdd(series * z, s, s);
        return half + half;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T x)
        where T : struct, IFloatLanes<T> => T.Create(1) / (T.Create(1) + Exp(-x));

    /// <summary>The polynomial of the Cephes library's tanhf up to 0.625, and 1 - 2 / (exp(2 * x) + 1) from there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        T z = x * x;
        T series = T.MultiplyAdd(T.Create(-5.70498872745e-3f), z, T.Create(2.06390887954e-2f));
        series = T.MultiplyAdd(series, z, T.Create(-5.37397155531e-2f));
        series = T.MultiplyAdd(series, z, T.Create(1.33314422036e-1f));
        series = T.MultiplyAdd(series, z, T.Create(-3.33332819422e-1f));
        T near = T.MultiplyAdd(series * z, x, x);

        T magnitude = T.Abs(x);
        T far = T.Create(1) - (T.Create(2) / (Exp(magnitude + magnitude) + T.Create(1)));
        return T.SelectLess(magnitude, T.Create(0.625f), near, T.CopySign(far, x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x)
        where T : struct, IFloatLanes<T> => T.Max(T.Create(0), x) + Log1p(Exp(-T.Abs(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Silu<T>(T x)
        where T : struct, IFloatLanes<T> => AtLeast(SaturatesBelow, x) * Sigmoid(x);

    /// <summary>s + x * s * (1 - s), with s = sigmoid(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SiluDerivative<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        T bounded = Within(-SaturatesBelow, x);
        return SigmoidProductDerivative(bounded, bounded);
    }

    /// <summary>x * n / (n + 2) with e = exp(x) and n = e * (e + 2), as tanh(log(1 + e)) = ((1 + e)^2 - 1) / ((1 + e)^2 + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Mish<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        T e = Exp(T.Min(T.Create(MishIsLinearAbove), x));
        T n = e * (e + T.Create(2));
        return AtLeast(SaturatesBelow, x) * (n / (n + T.Create(2)));
    }

    /// <summary>n / (n + 2) + x * 4 * e * (1 + e) / (n + 2)^2, with e and n as in <see cref="Mish"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MishDerivative<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        T bounded = T.Min(T.Create(MishIsLinearAbove), AtLeast(SaturatesBelow, x));
        T e = Exp(bounded);
        T n = e * (e + T.Create(2));
        T reciprocal = T.Create(1) / (n + T.Create(2));
        T slope = T.Create(4) * e * (e + T.Create(1)) * reciprocal;
        return T.MultiplyAdd(bounded, slope, n) * reciprocal;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gelu<T>(T x)
        where T : struct, IFloatLanes<T> => AtLeast(-GeluSaturatesAbove, x) * NormalDistribution(x);

    /// <summary>The distribution function plus x times the density of the normal distribution.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T GeluDerivative<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        T bounded = Within(GeluSaturatesAbove, x);
        T density = T.Create(0.3989422804f) * Exp(T.Create(-0.5f) * bounded * bounded);
        return T.MultiplyAdd(bounded, density, NormalDistribution(bounded));
    }

    /// <summary>x * sigmoid(2 * u), as (1 + tanh(u)) / 2 = sigmoid(2 * u); u = sqrt(2 / pi) * (x + 0.044715 * x^3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T GeluTanh<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        T bounded = AtLeast(-GeluSaturatesAbove, x);
        return bounded * Sigmoid(GeluTanhTwiceU(bounded));
    }

    /// <summary>s + x * s * (1 - s) * 2 * du/dx, with s = sigmoid(2 * u) and u as in <see cref="GeluTanh"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T GeluTanhDerivative<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        T bounded = Within(GeluSaturatesAbove, x);
        T twiceSlope = T.MultiplyAdd(bounded * bounded, T.Create(0.2140644488f), T.Create(1.5957691216f));
        return SigmoidProductDerivative(GeluTanhTwiceU(bounded), bounded * twiceSlope);
    }

    /// <summary>From here on down x * exp(x) is 0.</summary>
    private const float SaturatesBelow = -120;

    /// <summary>From here on Mish(x) is x and its derivative 1, to the last bit.</summary>
    private const float MishIsLinearAbove = 20;

    /// <summary>From here on GELU(x) is x and GELU(-x) is 0.</summary>
    private const float GeluSaturatesAbove = 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AtLeast<T>(float bound, T x)
        where T : struct, IFloatLanes<T> => T.Max(T.Create(bound), x);

    /// <summary>
    /// s + factor * s * (1 - s), with s = sigmoid(t). From e = exp(-|t|) alone, which cannot overflow: s and 1 - s are 1 / (1 + e) and e / (1 + e), or the
    /// other way round where t is negative.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SigmoidProductDerivative<T>(T t, T factor)
        where T : struct, IFloatLanes<T>
    {
        T one = T.Create(1);
        T e = Exp(-T.Abs(t));
        T reciprocal = one / (one + e);
        T s = T.SelectLess(t, T.Create(0), e, one) * reciprocal;
        T rest = T.SelectLess(t, T.Create(0), one, e) * reciprocal;
        return s * T.MultiplyAdd(factor, rest, one);
    }

    /// <summary>x, kept where the functions that call this have long reached their limits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Within<T>(float bound, T x)
        where T : struct, IFloatLanes<T> => T.Min(T.Create(bound), T.Max(T.Create(-bound), x));

    /// <summary>exp(r) - 1, and n as a sum of two: 2^n itself would not reach the smallest and largest results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Reduced, T Lower, T Upper) ReduceExponent<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        // exp(-104) is less than half of the smallest number, exp(89) more than the largest.
        T bounded = T.Min(T.Create(89), T.Max(T.Create(-104), x));
        T n = T.Round(bounded * T.Create(1.44269504f));

        // ln 2 in two parts, of which the first has few digits: its product with n is exact.
        T r = T.MultiplyAdd(n, T.Create(-0.693359375f), bounded);
        r = T.MultiplyAdd(n, T.Create(2.12194440e-4f), r);

        T series = T.MultiplyAdd(T.Create(1.9875691500e-4f), r, T.Create(1.3981999507e-3f));
        series = T.MultiplyAdd(series, r, T.Create(8.3334519073e-3f));
        series = T.MultiplyAdd(series, r, T.Create(4.1665795894e-2f));
        series = T.MultiplyAdd(series, r, T.Create(1.6666665459e-1f));
        series = T.MultiplyAdd(series, r, T.Create(5.0000001201e-1f));
        T reduced = T.MultiplyAdd(series, r * r, r);

        T lower = T.Floor(n * T.Create(0.5f));
        return (reduced, lower, n - lower);
    }

    /// <summary>(1 + erf(x / sqrt(2))) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T NormalDistribution<T>(T x)
        where T : struct, IFloatLanes<T> => T.MultiplyAdd(T.Create(0.5f), Erf(x * T.Create(0.70710678f)), T.Create(0.5f));

    /// <summary>The error function: an odd polynomial up to 475 / 512, and 1 - exp(polynomial) from there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Erf<T>(T x)
        where T : struct, IFloatLanes<T>
    {
        T z = x * x;
        T near = T.MultiplyAdd(T.Create(-5.96761703e-4f), z, T.Create(4.99119423e-3f));
        near = T.MultiplyAdd(near, z, T.Create(-2.67681349e-2f));
        near = T.MultiplyAdd(near, z, T.Create(1.12819925e-1f));
        near = T.MultiplyAdd(near, z, T.Create(-3.76125336e-1f));
        near = T.MultiplyAdd(near, z, T.Create(1.28379166e-1f));
        near = T.MultiplyAdd(near, x, x);

        // erf(4) is 1 to the last bit; the polynomial is not meant for more.
        T t = T.Min(T.Create(4), T.Abs(x));
        T exponent = T.MultiplyAdd(T.Create(-1.72853470e-5f), t, T.Create(3.83197126e-4f));
        T upper = T.MultiplyAdd(T.Create(-3.88396438e-3f), t, T.Create(2.42546219e-2f));
        exponent = T.MultiplyAdd(exponent, t * t, upper);
        exponent = T.MultiplyAdd(exponent, t, T.Create(-1.06777877e-1f));
        exponent = T.MultiplyAdd(exponent, t, T.Create(-6.34846687e-1f));
        exponent = T.MultiplyAdd(exponent, t, T.Create(-1.28717512e-1f));
        exponent = T.MultiplyAdd(exponent, t, -t);
        T far = T.CopySign(T.Create(1) - Exp(exponent), x);
        return T.SelectLess(t, T.Create(0.927734375f), near, far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T GeluTanhTwiceU<T>(T x)
        where T : struct, IFloatLanes<T> => x * T.MultiplyAdd(x * x, T.Create(0.0713548163f), T.Create(1.5957691216f));
}
