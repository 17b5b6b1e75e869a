using System.ComponentModel;
using System.Numerics;

namespace CnnGen.CompilerServices;

/// <summary>Adds up the gradients of a value that several layers read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientSum
{
    /// <summary><c>sum[i] += term[i]</c>. Each element is one addition, so that the bits do not depend on the width of vectors.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="term">As long as <paramref name="sum"/>.</param>
    /// <param name="sum">The sum so far.</param>
    public static void Add<T>(ReadOnlySpan<T> term, Span<T> sum)
        where T : struct, INumberBase<T>
    {
        term = term[..sum.Length];
        int i = 0;
        for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(sum[i..]) + new Vector<T>(term[i..])).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += term[i];
        }
    }
}
