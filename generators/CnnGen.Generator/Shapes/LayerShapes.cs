using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>What goes out of one layer.</summary>
/// <param name="Output">The shape, a plausible one where there is an error.</param>
/// <param name="Window">The resolved window of a convolution or pool.</param>
/// <param name="IsCertain">Whether the output is the one that the user means.</param>
/// <param name="Errors">Why the layer does not fit.</param>
internal readonly record struct LayerShape(Shape Output, Window? Window, bool IsCertain, EquatableArray<ShapeError> Errors);

/// <summary>The rule of each kind of layer.</summary>
internal static class LayerShapes
{
    /// <summary>Applies <paramref name="layer"/> to what it reads.</summary>
    /// <param name="index">The layer's index, for errors.</param>
    /// <param name="layer">With positive sizes.</param>
    /// <param name="inputs">With positive sizes; one, but for a join.</param>
    /// <param name="flattenedBy">The index of the layer after which flat data is flat.</param>
    public static LayerShape Of(int index, Layer layer, IReadOnlyList<Shape> inputs, int flattenedBy) =>
        layer is JoinLayer join ? JoinShapes.Of(index, join, inputs) : Of(index, layer, inputs[0], flattenedBy);

    private static LayerShape Of(int index, Layer layer, Shape input, int flattenedBy) => layer switch
    {
        Conv2DLayer or DepthwiseConv2DLayer or Pool2DLayer or GlobalPool2DLayer or UpSampling2DLayer when input.IsFlat =>
            Broken(input, new SpatialLayerOnFlatData(index, input, flattenedBy)),
        Conv2DLayer conv => Convolution(index, conv, input),
        DepthwiseConv2DLayer conv =>
            Windowed(index, input, conv.Kernel, conv.Stride, conv.Padding, conv.Dilation, ceilMode: false, (long)input.Channels * conv.DepthMultiplier),
        Pool2DLayer pool => Pool(index, pool, input),
        GlobalPool2DLayer => Sound(Shape.Flat(input.Channels)),
        UpSampling2DLayer upSampling => UpSampling(index, upSampling.Factors, input),
        FlattenLayer => Sound(Shape.Flat(input.Length)),
        DenseLayer dense when input.IsFlat => Sound(Shape.Flat(dense.Units)),
        DenseLayer dense => new LayerShape(Shape.Flat(dense.Units), null, IsCertain: true, One(new DenseOnSpatialData(index, input))),
        DropoutLayer or ActivationLayer or SoftmaxLayer => Sound(input),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "No such layer."),
    };

    /// <summary>Whether a pool's padding leaves each window something of the input.</summary>
    public static bool IsAtMostHalf(Pads pads, Size window) =>
        Math.Max(pads.Top, pads.Bottom) <= window.Height / 2 && Math.Max(pads.Left, pads.Right) <= window.Width / 2;

    private static LayerShape Convolution(int index, Conv2DLayer conv, Shape input)
    {
        LayerShape shape = Windowed(index, input, conv.Kernel, conv.Stride, conv.Padding, conv.Dilation, ceilMode: false, conv.Filters);
        List<ShapeError> errors = [.. shape.Errors];
        if (input.Channels % conv.Groups != 0)
        {
            errors.Add(new GroupsDoNotDivideChannels(index, input, conv.Groups, conv.Filters));
        }
        else if (conv.Filters % conv.Groups != 0)
        {
            errors.Add(new GroupsDoNotDivideFilters(index, input, conv.Groups, conv.Filters));
        }

        return shape with { Errors = errors.ToEquatableArray() };
    }

    private static LayerShape Pool(int index, Pool2DLayer pool, Shape input)
    {
        Pads pads = pool.Padding.Mode == PaddingMode.Explicit ? pool.Padding.Pads : Pads.None;
        LayerShape shape = Windowed(index, input, pool.Kernel, pool.Stride, pool.Padding, pool.Dilation, pool.CeilMode, input.Channels);
        return IsAtMostHalf(pads, pool.Kernel) ? shape : shape with { IsCertain = false, Errors = One(new PoolPadsTooLarge(index, input, pool.Kernel, pads)) };
    }

    private static LayerShape UpSampling(int index, Size factors, Shape input)
    {
        BigInteger output = Limits.Product(input.Height, factors.Height, input.Width, factors.Width, input.Channels);
        return output > Limits.MaxElements
            ? Broken(input, new TooManyElements(index, input, Quantity.Output, output))
            : Sound(Shape.Spatial(input.Height * factors.Height, input.Width * factors.Width, input.Channels));
    }

    private static LayerShape Windowed(
        int index, Shape input, Size kernel, Size stride, PaddingSpec padding, Size dilation, bool ceilMode, long channels)
    {
        (long top, long bottom) = PadsOf(padding.Mode, padding.Pads.Top, padding.Pads.Bottom, input.Height, kernel.Height, stride.Height, dilation.Height);
        (long left, long right) = PadsOf(padding.Mode, padding.Pads.Left, padding.Pads.Right, input.Width, kernel.Width, stride.Width, dilation.Width);
        long height = WindowArithmetic.OutputSize(input.Height, top, bottom, kernel.Height, stride.Height, dilation.Height, ceilMode);
        long width = WindowArithmetic.OutputSize(input.Width, left, right, kernel.Width, stride.Width, dilation.Width, ceilMode);
        Shape plausible = Shape.Spatial(input.Height, input.Width, (int)Math.Max(1, Math.Min(channels, Limits.MaxElements / input.Pixels)));

        if (height < 1 || width < 1)
        {
            Size largest = new(
                WindowArithmetic.LargestKernel(input.Height, top, bottom, dilation.Height),
                WindowArithmetic.LargestKernel(input.Width, left, right, dilation.Width));
            PaddingSpec same = new(PaddingMode.Same, default);
            bool sameFits = !ceilMode && Windowed(index, input, kernel, stride, same, dilation, ceilMode: false, channels).Errors.Count == 0;
            return Broken(plausible, new WindowDoesNotFit(index, input, kernel, dilation, padding.Pads, largest, sameFits));
        }

        BigInteger padded = Limits.Product(
            Extent(input.Height + top + bottom, height, stride.Height, kernel.Height, dilation.Height),
            Extent(input.Width + left + right, width, stride.Width, kernel.Width, dilation.Width),
            input.Channels);
        BigInteger output = Limits.Product(height, width, channels);
        if (padded > Limits.MaxElements)
        {
            return Broken(plausible, new TooManyElements(index, input, Quantity.PaddedInput, padded));
        }

        if (output > Limits.MaxElements)
        {
            return Broken(plausible, new TooManyElements(index, input, Quantity.Output, output));
        }

        Window window = new(kernel, stride, dilation, new Pads((int)top, (int)left, (int)bottom, (int)right));
        return new LayerShape(Shape.Spatial((int)height, (int)width, (int)channels), window, IsCertain: true, default);
    }

    private static (long Before, long After) PadsOf(PaddingMode mode, int before, int after, int input, int kernel, int stride, int dilation) => mode switch
    {
        PaddingMode.Valid => (0, 0),
        PaddingMode.Same => WindowArithmetic.SamePads(input, kernel, stride, dilation),
        PaddingMode.Explicit => (before, after),
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>The pixels from the first padding to the end of the padding or of the last window, whichever is later.</summary>
    private static long Extent(long padded, long output, int stride, int kernel, int dilation) =>
        Math.Max(padded, ((output - 1) * stride) + WindowArithmetic.Reach(kernel, dilation));

    /// <summary>A layer that fits.</summary>
    public static LayerShape Sound(Shape output) => new(output, null, IsCertain: true, default);

    /// <summary>A layer that does not fit, with a plausible shape to go on with.</summary>
    public static LayerShape Broken(Shape plausible, ShapeError error) => new(plausible, null, IsCertain: false, One(error));

    private static EquatableArray<ShapeError> One(ShapeError error) => new([error]);
}
