using System.Globalization;

namespace CnnGen;

/// <summary>The shape of one sample, as a network takes or gives it: a feature map of height x width x channels, or a flat vector of features.</summary>
/// <remarks>It says how large each axis is, not in which order the values lie in memory.</remarks>
public readonly record struct SampleShape
{
    private SampleShape(int height, int width, int channels, bool isFlat) => (Height, Width, Channels, IsFlat) = (height, width, channels, isFlat);

    /// <summary>Rows; 1 for flat data.</summary>
    public int Height { get; }

    /// <summary>Columns; 1 for flat data.</summary>
    public int Width { get; }

    /// <summary>Channels of each pixel, or features of flat data.</summary>
    public int Channels { get; }

    /// <summary>Whether the sample is a flat vector of features.</summary>
    public bool IsFlat { get; }

    /// <summary>Pixels of the map; 1 for flat data.</summary>
    public int Pixels => Height * Width;

    /// <summary>Floats of the sample: height x width x channels, or features.</summary>
    public int Length => Height * Width * Channels;

    /// <summary>A feature map.</summary>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="channels">Channels of each pixel, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or the map has more than 2,147,483,647 values.</exception>
    public static SampleShape Spatial(int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, int.MaxValue / height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, int.MaxValue / (height * width));
        return new SampleShape(height, width, channels, isFlat: false);
    }

    /// <summary>A flat vector.</summary>
    /// <param name="features">Values, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="features"/> is less than 1.</exception>
    public static SampleShape Flat(int features)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        return new SampleShape(1, 1, features, isFlat: true);
    }

    /// <summary>The shape as text: <c>28x28x1</c>, or <c>784</c> for flat data.</summary>
    public override string ToString() => IsFlat
        ? Channels.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}x{Channels}");
}
