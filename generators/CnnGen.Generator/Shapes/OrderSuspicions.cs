using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>What the numbers of a layer mean elsewhere, where they look like that.</summary>
internal enum NumberOrder
{
    /// <summary>Nothing else.</summary>
    Ours,

    /// <summary>A size and a stride, as in Keras' <c>Conv2D(64, 3, 2)</c> and <c>MaxPool2d(3, 2)</c> of both.</summary>
    SizeThenStride,

    /// <summary>Channels in, channels out and the kernel, as in PyTorch's <c>Conv2d(3, 64, 7)</c>.</summary>
    ChannelsInAndOut,
}

/// <summary>Numbers that make a strange layer in our order, and an ordinary one in another library's.</summary>
internal static class OrderSuspicions
{
    /// <summary>Filters come by the dozen, and kernels that are taller than wide do not reach this, but over the whole height.</summary>
    private const int FewestFilters = 16;

    /// <summary>The tall kernels of networks for sound are up to 4 times as tall as wide (20x8, 41x11).</summary>
    private const int Tall = 4;

    /// <summary>Images have at least so many rows and columns; signals with as many channels as samples are longer.</summary>
    private const int SmallestImage = 8;

    /// <summary>Channels of an input; a map with more comes from a layer.</summary>
    private const int MostInputChannels = 16;

    /// <summary>What the numbers of a window look like.</summary>
    /// <param name="layer">A convolution or pool whose window was given as height and width.</param>
    /// <param name="input">What it gets.</param>
    public static NumberOrder Of(Layer layer, Shape input) => layer switch
    {
        Pool2DLayer pool when pool.Kernel.Height != pool.Kernel.Width && !IsAlongALine(pool.Kernel, input) => NumberOrder.SizeThenStride,
        Conv2DLayer conv when IsSizeThenStride(conv.Kernel, input) => NumberOrder.SizeThenStride,
        DepthwiseConv2DLayer conv when IsSizeThenStride(conv.Kernel, input) => NumberOrder.SizeThenStride,
        Conv2DLayer conv when IsChannelsInAndOut(conv, input) => NumberOrder.ChannelsInAndOut,
        Pool2DLayer or Conv2DLayer or DepthwiseConv2DLayer => NumberOrder.Ours,
        DenseLayer or FixedLayer or ActivationLayer or JoinLayer => NumberOrder.Ours,
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "No such layer."),
    };

    /// <summary>Whether an input looks like channels, height, width.</summary>
    public static bool IsChannelsFirst(Shape input)
    {
        if (input.IsFlat || input.Height >= input.Width || input.Height >= input.Channels)
        {
            return false;
        }

        // A signal is one row, and a strip of few rows may have many channels, though hardly as many as columns.
        bool isSquare = input.Width == input.Channels && input.Width >= SmallestImage && input.Width / 2 >= input.Height;
        return isSquare || (input.Height is 3 or 4 && input.Width > MostInputChannels && input.Channels > MostInputChannels);
    }

    /// <summary>A stride of 2 in place of the width; a stride of 1 would make one of the flat kernels that networks do have.</summary>
    private static bool IsSizeThenStride(Size kernel, Shape input) => kernel is { Height: > 2, Width: 2 } && input.Width > 2;

    private static bool IsChannelsInAndOut(Conv2DLayer conv, Shape input)
    {
        Size kernel = conv.Kernel;
        bool repeatsInput = conv.Filters == input.Channels;
        if (input.Height == 1 || input.Width == 1 || kernel.Height <= kernel.Width)
        {
            return false;
        }

        if (repeatsInput && input.Channels is 1 or 3 && kernel.Width > 1)
        {
            return true;
        }

        // One as tall as the map sums up its columns.
        bool isTall = kernel.Height >= FewestFilters && kernel.Height / 2 >= kernel.Width && kernel.Height != input.Height;
        return isTall && (repeatsInput || (kernel.Width > 1 && kernel.Height / Tall >= kernel.Width));
    }

    /// <summary>Whether a map has one row or column, and a window has one there, too: a signal.</summary>
    private static bool IsAlongALine(Size kernel, Shape input) =>
        (input.Height == 1 && kernel.Height == 1) || (input.Width == 1 && kernel.Width == 1);
}
