namespace CnnGen.CompilerServices;

/// <summary>
/// Functions from exactly rounded operations alone, so that they have the same bits on every machine (<see cref="Math.Log(double)"/> promises none).
/// </summary>
internal static class ExactMath
{
    /// <summary>The natural logarithm of a positive normal number, to about 1e-16 of its size.</summary>
    public static double Log(double value)
    {
        const double ln2 = 0.6931471805599453;
        const int bias = 1023;
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) - bias;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | ((long)bias << 52));
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // log(m) = 2 artanh(z) = 2 (z + z³/3 + z⁵/5 + ...) with z = (m - 1) / (m + 1); |z| < 0.172, so that the term of z²⁵ is below 1e-20.
        double z = (mantissa - 1) / (mantissa + 1);
        double square = z * z;
        double sum = 0;
        for (int power = 23; power >= 1; power -= 2)
        {
            sum = (sum * square) + (1.0 / power);
        }

        return (exponent * ln2) + (2 * z * sum);
    }
}
