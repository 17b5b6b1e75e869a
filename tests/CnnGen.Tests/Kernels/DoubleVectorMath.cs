using System.Runtime.Intrinsics;
using CnnGen.CompilerServices;
using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests;

/// <summary>
/// What emitted kernels call in place of <see cref="VectorMath"/> when they are emitted for <see langword="double"/>: the same functions, exact to the last bits.
/// </summary>
public static class DoubleVectorMath
{
    private static readonly NaiveActivation s_silu = new(new(ActivationKind.SiLU));
    private static readonly NaiveActivation s_mish = new(new(ActivationKind.Mish));
    private static readonly NaiveActivation s_gelu = new(new(ActivationKind.GELU));
    private static readonly NaiveActivation s_geluTanh = new(new(ActivationKind.GELUTanh));

    public static Vector512<double> Exp(Vector512<double> x) => Map(x, Math.Exp);

    public static Vector256<double> Exp(Vector256<double> x) => Map(x, Math.Exp);

    public static Vector128<double> Exp(Vector128<double> x) => Map(x, Math.Exp);

    public static Vector512<double> ExpM1(Vector512<double> x) => Map(x, SpecialFunctions.Expm1);

    public static Vector256<double> ExpM1(Vector256<double> x) => Map(x, SpecialFunctions.Expm1);

    public static Vector128<double> ExpM1(Vector128<double> x) => Map(x, SpecialFunctions.Expm1);

    public static Vector512<double> Log1p(Vector512<double> x) => Map(x, SpecialFunctions.Log1p);

    public static Vector256<double> Log1p(Vector256<double> x) => Map(x, SpecialFunctions.Log1p);

    public static Vector128<double> Log1p(Vector128<double> x) => Map(x, SpecialFunctions.Log1p);

    public static Vector512<double> Sigmoid(Vector512<double> x) => Map(x, SpecialFunctions.Sigmoid);

    public static Vector256<double> Sigmoid(Vector256<double> x) => Map(x, SpecialFunctions.Sigmoid);

    public static Vector128<double> Sigmoid(Vector128<double> x) => Map(x, SpecialFunctions.Sigmoid);

    public static Vector512<double> Tanh(Vector512<double> x) => Map(x, Math.Tanh);

    public static Vector256<double> Tanh(Vector256<double> x) => Map(x, Math.Tanh);

    public static Vector128<double> Tanh(Vector128<double> x) => Map(x, Math.Tanh);

    public static Vector512<double> Softplus(Vector512<double> x) => Map(x, SpecialFunctions.Softplus);

    public static Vector256<double> Softplus(Vector256<double> x) => Map(x, SpecialFunctions.Softplus);

    public static Vector128<double> Softplus(Vector128<double> x) => Map(x, SpecialFunctions.Softplus);

    public static Vector512<double> Silu(Vector512<double> x) => Map(x, s_silu.Value);

    public static Vector256<double> Silu(Vector256<double> x) => Map(x, s_silu.Value);

    public static Vector128<double> Silu(Vector128<double> x) => Map(x, s_silu.Value);

    public static Vector512<double> SiluDerivative(Vector512<double> x) => Map(x, s_silu.Slope);

    public static Vector256<double> SiluDerivative(Vector256<double> x) => Map(x, s_silu.Slope);

    public static Vector128<double> SiluDerivative(Vector128<double> x) => Map(x, s_silu.Slope);

    public static Vector512<double> Mish(Vector512<double> x) => Map(x, s_mish.Value);

    public static Vector256<double> Mish(Vector256<double> x) => Map(x, s_mish.Value);

    public static Vector128<double> Mish(Vector128<double> x) => Map(x, s_mish.Value);

    public static Vector512<double> MishDerivative(Vector512<double> x) => Map(x, s_mish.Slope);

    public static Vector256<double> MishDerivative(Vector256<double> x) => Map(x, s_mish.Slope);

    public static Vector128<double> MishDerivative(Vector128<double> x) => Map(x, s_mish.Slope);

    public static Vector512<double> Gelu(Vector512<double> x) => Map(x, s_gelu.Value);

    public static Vector256<double> Gelu(Vector256<double> x) => Map(x, s_gelu.Value);

    public static Vector128<double> Gelu(Vector128<double> x) => Map(x, s_gelu.Value);

    public static Vector512<double> GeluDerivative(Vector512<double> x) => Map(x, s_gelu.Slope);

    public static Vector256<double> GeluDerivative(Vector256<double> x) => Map(x, s_gelu.Slope);

    public static Vector128<double> GeluDerivative(Vector128<double> x) => Map(x, s_gelu.Slope);

    public static Vector512<double> GeluTanh(Vector512<double> x) => Map(x, s_geluTanh.Value);

    public static Vector256<double> GeluTanh(Vector256<double> x) => Map(x, s_geluTanh.Value);

    public static Vector128<double> GeluTanh(Vector128<double> x) => Map(x, s_geluTanh.Value);

    public static Vector512<double> GeluTanhDerivative(Vector512<double> x) => Map(x, s_geluTanh.Slope);

    public static Vector256<double> GeluTanhDerivative(Vector256<double> x) => Map(x, s_geluTanh.Slope);

    public static Vector128<double> GeluTanhDerivative(Vector128<double> x) => Map(x, s_geluTanh.Slope);

    public static double MaxAcross(Vector512<double> x) => Math.Max(MaxAcross(x.GetLower()), MaxAcross(x.GetUpper()));

    public static double MaxAcross(Vector256<double> x) => Math.Max(MaxAcross(x.GetLower()), MaxAcross(x.GetUpper()));

    public static double MaxAcross(Vector128<double> x) => Math.Max(x[0], x[1]);

    public static Vector256<double> Accumulate(Vector256<double> sums, Vector512<double> terms) => sums + terms.GetLower() + terms.GetUpper();

    public static Vector256<double> Accumulate(Vector256<double> sums, Vector256<double> terms) => sums + terms;

    public static Vector256<double> Accumulate(Vector256<double> sums, Vector128<double> terms) => sums + terms.ToVector256();

    public static double Total(Vector256<double> sums) => Vector256.Sum(sums);

    private static Vector512<double> Map(Vector512<double> x, Func<double, double> f) => Vector512.Create(Map(x.GetLower(), f), Map(x.GetUpper(), f));

    private static Vector256<double> Map(Vector256<double> x, Func<double, double> f) => Vector256.Create(Map(x.GetLower(), f), Map(x.GetUpper(), f));

    private static Vector128<double> Map(Vector128<double> x, Func<double, double> f) => Vector128.Create(f(x[0]), f(x[1]));
}
