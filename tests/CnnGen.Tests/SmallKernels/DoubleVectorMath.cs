using System.Runtime.Intrinsics;
using CnnGen.CompilerServices;
using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests;

/// <summary>What <see cref="VectorMath"/> is for floats, lane by lane and to double accuracy: kernels that tests emit in doubles call it.</summary>
public static class DoubleVectorMath
{
    private static readonly NaiveActivation s_silu = new(new ActivationFunction(ActivationKind.SiLU));
    private static readonly NaiveActivation s_mish = new(new ActivationFunction(ActivationKind.Mish));
    private static readonly NaiveActivation s_gelu = new(new ActivationFunction(ActivationKind.GELU));
    private static readonly NaiveActivation s_geluTanh = new(new ActivationFunction(ActivationKind.GELUTanh));

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

    public static double MaxAcross(Vector512<double> x) => Enumerable.Range(0, Vector512<double>.Count).Max(lane => x[lane]);

    public static double MaxAcross(Vector256<double> x) => Enumerable.Range(0, Vector256<double>.Count).Max(lane => x[lane]);

    public static double MaxAcross(Vector128<double> x) => Enumerable.Range(0, Vector128<double>.Count).Max(lane => x[lane]);

    public static Vector256<double> Accumulate(Vector256<double> sums, Vector512<double> terms) => sums + terms.GetLower() + terms.GetUpper();

    public static Vector256<double> Accumulate(Vector256<double> sums, Vector256<double> terms) => sums + terms;

    public static Vector256<double> Accumulate(Vector256<double> sums, Vector128<double> terms) => sums + terms.ToVector256();

    public static double Total(Vector256<double> sums) => Vector256.Sum(sums);

    public static Vector512<double> DropoutMask512(VectorMath.DropoutKey key, int first, uint dropped) =>
        Map(Vector512<double>.Indices, lane => VectorMath.DropoutMask128(key, first + (int)lane, dropped).AsInt32()[0] == 0 ? 0 : BitConverter.Int64BitsToDouble(-1));

    public static Vector256<double> DropoutMask256(VectorMath.DropoutKey key, int first, uint dropped) =>
        Map(Vector256<double>.Indices, lane => VectorMath.DropoutMask128(key, first + (int)lane, dropped).AsInt32()[0] == 0 ? 0 : BitConverter.Int64BitsToDouble(-1));

    public static Vector128<double> DropoutMask128(VectorMath.DropoutKey key, int first, uint dropped) =>
        Map(Vector128<double>.Indices, lane => VectorMath.DropoutMask128(key, first + (int)lane, dropped).AsInt32()[0] == 0 ? 0 : BitConverter.Int64BitsToDouble(-1));

    private static Vector512<double> Map(Vector512<double> x, Func<double, double> f) => Vector512.Create(Map(x.GetLower(), f), Map(x.GetUpper(), f));

    private static Vector256<double> Map(Vector256<double> x, Func<double, double> f) => Vector256.Create(Map(x.GetLower(), f), Map(x.GetUpper(), f));

    private static Vector128<double> Map(Vector128<double> x, Func<double, double> f) => Vector128.Create(f(x[0]), f(x[1]));
}
