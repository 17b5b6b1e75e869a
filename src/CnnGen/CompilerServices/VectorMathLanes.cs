using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CnnGen.CompilerServices;

/// <summary>What the formulas need of a vector of floats, so that each is written once for all widths.</summary>
internal interface IFloatLanes<TSelf>
    where TSelf : struct, IFloatLanes<TSelf>
{
    static abstract TSelf Create(float value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    /// <summary><c>left * right + addend</c>, with one rounding where the processor has it.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    static abstract TSelf Abs(TSelf value);

    /// <summary>The smaller one; <paramref name="value"/> where it is NaN.</summary>
    static abstract TSelf Min(TSelf bound, TSelf value);

    /// <summary>The larger one; <paramref name="value"/> where it is NaN.</summary>
    static abstract TSelf Max(TSelf bound, TSelf value);

    static abstract TSelf Round(TSelf value);

    static abstract TSelf Floor(TSelf value);

    /// <summary>2 to the power of a whole number from -126 to 127.</summary>
    static abstract TSelf PowerOfTwo(TSelf exponent);

    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary><paramref name="whenTrue"/> where <paramref name="left"/> is less than <paramref name="right"/>, else <paramref name="whenFalse"/>.</summary>
    static abstract TSelf SelectLess(TSelf left, TSelf right, TSelf whenTrue, TSelf whenFalse);
}
