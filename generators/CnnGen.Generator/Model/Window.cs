namespace CnnGen.Generator.Model;

/// <summary>A vertical and a horizontal number: a kernel, a stride, a dilation.</summary>
internal readonly record struct Size(int Height, int Width);

/// <summary>Rows and columns around a feature map.</summary>
internal readonly record struct Pads(int Top, int Left, int Bottom, int Right)
{
    public static readonly Pads None;

    public bool IsNone => this == None;
}

/// <summary>How a declaration asks for padding.</summary>
internal enum PaddingMode
{
    Valid,
    Same,
    Explicit,
}

/// <summary>Padding as declared.</summary>
/// <param name="Mode">What was asked for.</param>
/// <param name="Pads">The four sides, where the mode is explicit.</param>
internal readonly record struct PaddingSpec(PaddingMode Mode, Pads Pads);

/// <summary>A sliding window with everything resolved: padding in rows and columns, and the output that follows.</summary>
/// <param name="Kernel">Taps per axis.</param>
/// <param name="Stride">Input pixels between two windows.</param>
/// <param name="Dilation">Input pixels between two taps.</param>
/// <param name="Pads">
/// Padding before and after. Under ceil mode the last window may reach past the padding after the input; nothing is read there.
/// </param>
internal readonly record struct Window(Size Kernel, Size Stride, Size Dilation, Pads Pads);
