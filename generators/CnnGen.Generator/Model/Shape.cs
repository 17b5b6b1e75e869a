using System.Globalization;

namespace CnnGen.Generator.Model;

/// <summary>The shape of one sample between two layers.</summary>
/// <param name="Height">Rows; 1 for flat data.</param>
/// <param name="Width">Columns; 1 for flat data.</param>
/// <param name="Channels">Channels, or features of flat data.</param>
/// <param name="IsFlat">Whether the sample is a flat vector of features.</param>
internal readonly record struct Shape(int Height, int Width, int Channels, bool IsFlat)
{
    public static Shape Spatial(int height, int width, int channels) => new(height, width, channels, IsFlat: false);

    public static Shape Flat(int features) => new(1, 1, features, IsFlat: true);

    public int Pixels => Height * Width;

    public int Length => Height * Width * Channels;

    /// <summary>As in tables and diagrams: <c>28x28x1</c>, or <c>200,704</c> for flat data.</summary>
    public string Label => IsFlat ? Channels.ToString("#,0", CultureInfo.InvariantCulture) : ToString();

    /// <summary>As in messages: <c>28x28x1</c>, or <c>128</c> for flat data.</summary>
    public override string ToString() => IsFlat
        ? Channels.ToString(CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{Height}x{Width}x{Channels}");
}
