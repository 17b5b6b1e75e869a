using System.Globalization;

namespace CnnGen;

/// <summary>Shapes as text.</summary>
internal static class TensorShape
{
    /// <summary>As PyTorch writes it: <c>[32, 1, 5, 5]</c>.</summary>
    public static string Format(ReadOnlySpan<int> shape)
    {
        string[] axes = new string[shape.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            axes[i] = shape[i].ToString(CultureInfo.InvariantCulture);
        }

        return $"[{string.Join(", ", axes)}]";
    }
}
