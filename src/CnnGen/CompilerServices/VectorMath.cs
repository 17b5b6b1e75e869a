using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace CnnGen.CompilerServices;

/// <summary>
/// Functions on vectors of floats that generated kernels call. Each is one formula for all widths, so an element has the same bits in any of them;
/// infinities saturate and a NaN stays one. The error is at most 4 units in the last place unless a function says otherwise.
/// </summary>
[CLSCompliant(false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>e to the power of x: 0 below about -104, infinite above about 88.7.</summary>
    public static Vector512<float> Exp(Vector512<float> x) => FloatFormulas.Exp(new FloatLanes512(x)).Value;

    /// <summary>e to the power of x: 0 below about -104, infinite above about 88.7.</summary>
    public static Vector256<float> Exp(Vector256<float> x) => FloatFormulas.Exp(new FloatLanes256(x)).Value;

    /// <summary>e to the power of x: 0 below about -104, infinite above about 88.7.</summary>
    public static Vector128<float> Exp(Vector128<float> x) => FloatFormulas.Exp(new FloatLanes128(x)).Value;

    /// <summary>e to the power of x, less 1: exact to the last bits near 0, too.</summary>
    public static Vector512<float> ExpM1(Vector512<float> x) => FloatFormulas.ExpM1(new FloatLanes512(x)).Value;

    /// <summary>e to the power of x, less 1: exact to the last bits near 0, too.</summary>
    public static Vector256<float> ExpM1(Vector256<float> x) => FloatFormulas.ExpM1(new FloatLanes256(x)).Value;

    /// <summary>e to the power of x, less 1: exact to the last bits near 0, too.</summary>
    public static Vector128<float> ExpM1(Vector128<float> x) => FloatFormulas.ExpM1(new FloatLanes128(x)).Value;

    /// <summary>The natural logarithm of 1 + x, for x from 0 to 1.</summary>
    public static Vector512<float> Log1p(Vector512<float> x) => FloatFormulas.Log1p(new FloatLanes512(x)).Value;

    /// <summary>The natural logarithm of 1 + x, for x from 0 to 1.</summary>
    public static Vector256<float> Log1p(Vector256<float> x) => FloatFormulas.Log1p(new FloatLanes256(x)).Value;

    /// <summary>The natural logarithm of 1 + x, for x from 0 to 1.</summary>
    public static Vector128<float> Log1p(Vector128<float> x) => FloatFormulas.Log1p(new FloatLanes128(x)).Value;

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static Vector512<float> Sigmoid(Vector512<float> x) => FloatFormulas.Sigmoid(new FloatLanes512(x)).Value;

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static Vector256<float> Sigmoid(Vector256<float> x) => FloatFormulas.Sigmoid(new FloatLanes256(x)).Value;

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static Vector128<float> Sigmoid(Vector128<float> x) => FloatFormulas.Sigmoid(new FloatLanes128(x)).Value;

    /// <summary>The hyperbolic tangent: exact to the last bits near 0, too.</summary>
    public static Vector512<float> Tanh(Vector512<float> x) => FloatFormulas.Tanh(new FloatLanes512(x)).Value;

    /// <summary>The hyperbolic tangent: exact to the last bits near 0, too.</summary>
    public static Vector256<float> Tanh(Vector256<float> x) => FloatFormulas.Tanh(new FloatLanes256(x)).Value;

    /// <summary>The hyperbolic tangent: exact to the last bits near 0, too.</summary>
    public static Vector128<float> Tanh(Vector128<float> x) => FloatFormulas.Tanh(new FloatLanes128(x)).Value;

    /// <summary>log(1 + exp(x)).</summary>
    public static Vector512<float> Softplus(Vector512<float> x) => FloatFormulas.Softplus(new FloatLanes512(x)).Value;

    /// <summary>log(1 + exp(x)).</summary>
    public static Vector256<float> Softplus(Vector256<float> x) => FloatFormulas.Softplus(new FloatLanes256(x)).Value;

    /// <summary>log(1 + exp(x)).</summary>
    public static Vector128<float> Softplus(Vector128<float> x) => FloatFormulas.Softplus(new FloatLanes128(x)).Value;

    /// <summary>x / (1 + exp(-x)).</summary>
    public static Vector512<float> Silu(Vector512<float> x) => FloatFormulas.Silu(new FloatLanes512(x)).Value;

    /// <summary>x / (1 + exp(-x)).</summary>
    public static Vector256<float> Silu(Vector256<float> x) => FloatFormulas.Silu(new FloatLanes256(x)).Value;

    /// <summary>x / (1 + exp(-x)).</summary>
    public static Vector128<float> Silu(Vector128<float> x) => FloatFormulas.Silu(new FloatLanes128(x)).Value;

    /// <summary>The derivative of <c>Silu</c>.</summary>
    public static Vector512<float> SiluDerivative(Vector512<float> x) => FloatFormulas.SiluDerivative(new FloatLanes512(x)).Value;

    /// <summary>The derivative of <c>Silu</c>.</summary>
    public static Vector256<float> SiluDerivative(Vector256<float> x) => FloatFormulas.SiluDerivative(new FloatLanes256(x)).Value;

    /// <summary>The derivative of <c>Silu</c>.</summary>
    public static Vector128<float> SiluDerivative(Vector128<float> x) => FloatFormulas.SiluDerivative(new FloatLanes128(x)).Value;

    /// <summary>x * tanh(log(1 + exp(x))).</summary>
    public static Vector512<float> Mish(Vector512<float> x) => FloatFormulas.Mish(new FloatLanes512(x)).Value;

    /// <summary>x * tanh(log(1 + exp(x))).</summary>
    public static Vector256<float> Mish(Vector256<float> x) => FloatFormulas.Mish(new FloatLanes256(x)).Value;

    /// <summary>x * tanh(log(1 + exp(x))).</summary>
    public static Vector128<float> Mish(Vector128<float> x) => FloatFormulas.Mish(new FloatLanes128(x)).Value;

    /// <summary>The derivative of <c>Mish</c>.</summary>
    public static Vector512<float> MishDerivative(Vector512<float> x) => FloatFormulas.MishDerivative(new FloatLanes512(x)).Value;

    /// <summary>The derivative of <c>Mish</c>.</summary>
    public static Vector256<float> MishDerivative(Vector256<float> x) => FloatFormulas.MishDerivative(new FloatLanes256(x)).Value;

    /// <summary>The derivative of <c>Mish</c>.</summary>
    public static Vector128<float> MishDerivative(Vector128<float> x) => FloatFormulas.MishDerivative(new FloatLanes128(x)).Value;

    /// <summary>x times the normal distribution function: x / 2 * (1 + erf(x / sqrt(2))).</summary>
    public static Vector512<float> Gelu(Vector512<float> x) => FloatFormulas.Gelu(new FloatLanes512(x)).Value;

    /// <summary>x times the normal distribution function: x / 2 * (1 + erf(x / sqrt(2))).</summary>
    public static Vector256<float> Gelu(Vector256<float> x) => FloatFormulas.Gelu(new FloatLanes256(x)).Value;

    /// <summary>x times the normal distribution function: x / 2 * (1 + erf(x / sqrt(2))).</summary>
    public static Vector128<float> Gelu(Vector128<float> x) => FloatFormulas.Gelu(new FloatLanes128(x)).Value;

    /// <summary>The derivative of <c>Gelu</c>.</summary>
    public static Vector512<float> GeluDerivative(Vector512<float> x) => FloatFormulas.GeluDerivative(new FloatLanes512(x)).Value;

    /// <summary>The derivative of <c>Gelu</c>.</summary>
    public static Vector256<float> GeluDerivative(Vector256<float> x) => FloatFormulas.GeluDerivative(new FloatLanes256(x)).Value;

    /// <summary>The derivative of <c>Gelu</c>.</summary>
    public static Vector128<float> GeluDerivative(Vector128<float> x) => FloatFormulas.GeluDerivative(new FloatLanes128(x)).Value;

    /// <summary>GELU in its tanh form: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))).</summary>
    public static Vector512<float> GeluTanh(Vector512<float> x) => FloatFormulas.GeluTanh(new FloatLanes512(x)).Value;

    /// <summary>GELU in its tanh form: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))).</summary>
    public static Vector256<float> GeluTanh(Vector256<float> x) => FloatFormulas.GeluTanh(new FloatLanes256(x)).Value;

    /// <summary>GELU in its tanh form: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))).</summary>
    public static Vector128<float> GeluTanh(Vector128<float> x) => FloatFormulas.GeluTanh(new FloatLanes128(x)).Value;

    /// <summary>The derivative of <c>GeluTanh</c>.</summary>
    public static Vector512<float> GeluTanhDerivative(Vector512<float> x) => FloatFormulas.GeluTanhDerivative(new FloatLanes512(x)).Value;

    /// <summary>The derivative of <c>GeluTanh</c>.</summary>
    public static Vector256<float> GeluTanhDerivative(Vector256<float> x) => FloatFormulas.GeluTanhDerivative(new FloatLanes256(x)).Value;

    /// <summary>The derivative of <c>GeluTanh</c>.</summary>
    public static Vector128<float> GeluTanhDerivative(Vector128<float> x) => FloatFormulas.GeluTanhDerivative(new FloatLanes128(x)).Value;
}
