using System.Runtime.Intrinsics;

namespace CnnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The largest lane.</summary>
    public static float MaxAcross(Vector512<float> x) => MaxAcross(Vector256.MaxNative(x.GetLower(), x.GetUpper()));

    /// <summary>The largest lane.</summary>
    public static float MaxAcross(Vector256<float> x) => MaxAcross(Vector128.MaxNative(x.GetLower(), x.GetUpper()));

    /// <summary>The largest lane.</summary>
    public static float MaxAcross(Vector128<float> x) => 
        Math.Max(Math.Max(x.GetElement(0), x.GetElement(1)), Math.Max(x.GetElement(2), x.GetElement(3)));

    /// <summary>Adds the lanes to four sums, in turns and in order: the same sums for every width.</summary>
    public static Vector256<double> Accumulate(Vector256<double> sums, Vector512<float> terms) =>
        Accumulate(Accumulate(sums, terms.GetLower()), terms.GetUpper());

    /// <summary>Adds the lanes to four sums, in turns and in order: the same sums for every width.</summary>
    public static Vector256<double> Accumulate(Vector256<double> sums, Vector256<float> terms) =>
        Accumulate(Accumulate(sums, terms.GetLower()), terms.GetUpper());

    /// <summary>Adds the lanes to four sums, in turns and in order: the same sums for every width.</summary>
    public static Vector256<double> Accumulate(Vector256<double> sums, Vector128<float> terms) =>
        sums + Vector256.Create(Vector128.WidenLower(terms), Vector128.WidenUpper(terms));

    /// <summary>The sum of the four sums.</summary>
    public static double Total(Vector256<double> sums) => (sums.GetElement(0) + sums.GetElement(1)) + (sums.GetElement(2) + sums.GetElement(3));
}
