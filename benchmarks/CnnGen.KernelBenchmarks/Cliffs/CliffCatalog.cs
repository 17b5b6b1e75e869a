using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.KernelBenchmarks.Kernels;
using static CnnGen.KernelBenchmarks.Cliffs.CliffShapes;

namespace CnnGen.KernelBenchmarks.Cliffs;

/// <summary>The shapes of the sweep: each odd number beside the one near it that vectors fit.</summary>
internal static class CliffCatalog
{
    /// <summary>Signals are one row or one column of the same memory: there is no reason for a difference.</summary>
    private const double SignalBound = 1.5;

    private static readonly int[] s_channels = [.. Enumerable.Range(1, 20), 24, 31, 32, 33];

    private static readonly int[] s_sizes = [4, 5, 6, 7, 8, 9, 11, 13, 14, 15, 16, 17, 19, 31, 32, 33];

    public static IReadOnlyList<CliffShape> All { get; } =
    [
        .. Channels("softmax of pixels", static c => Of(new SoftmaxOperation(256, c))),
        .. Channels("cross entropy of pixels", static c => OfCrossEntropy(256, c)),
        .. Channels("max-pool 2", static c => Of(Pool(PoolKind.Max, 16, 16, c, new Size(2, 2), new Size(2, 2)))),
        .. Channels("average-pool 2", static c => Of(Pool(PoolKind.Average, 16, 16, c, new Size(2, 2), new Size(2, 2)))),
        .. Channels("max-pool 3, stride 2", static c => Of(Pool(PoolKind.Max, 17, 17, c, new Size(3, 3), new Size(2, 2)))),
        .. Channels("global average-pool", static c => Of(Pool(PoolKind.Average, 8, 8, c, new Size(8, 8), new Size(1, 1)))),
        .. Channels("upsampling 2", static c => Of(new UpSamplingOperation(Shape.Spatial(16, 16, c), new Size(2, 2)))),
        .. Channels("upsampling 3", static c => Of(new UpSamplingOperation(Shape.Spatial(16, 16, c), new Size(3, 3)))),
        .. Channels("depthwise 3", static c => Of(LayerOperations.Depthwise(16, c)), first: 2),
        .. Channels("depthwise 3, stride 2", static c => Of(LayerOperations.Depthwise(16, c, stride: 2)), first: 2),
        .. Near("channels of each of 8 groups", [1, 2, 3, 4, 5, 6, 7, 8], static c => c < 6 ? 4 : 8, static c => Of(LayerOperations.Convolution(12, 8 * c, 8 * c, kernel: 3, pad: 1, groups: 8)), first: 2),
        .. Near("filters of each of 8 channels", [1, 2, 3, 4], static _ => 4, static f => Of(LayerOperations.Convolution(12, 8, 8 * f, kernel: 3, pad: 1, groups: 8)), first: 2),
        .. Channels("channels of convolution 3", static c => Of(LayerOperations.Convolution(12, c, 16, kernel: 3, pad: 1))),
        .. Channels("filters of convolution 3", static c => Of(LayerOperations.Convolution(12, 16, c, kernel: 3, pad: 1))),
        .. Channels("filters of convolution 1", static c => Of(LayerOperations.Convolution(12, 16, c, kernel: 1))),
        .. Near("map of convolution 3", s_sizes, Nearest, static size => Of(LayerOperations.Convolution(size, 16, 16, kernel: 3, pad: 1))),
        .. Near("map of depthwise 3", s_sizes, Nearest, static size => Of(LayerOperations.Depthwise(size, 16))),
        .. Signals("signal, convolution 5", static turn => Of(Convolution(turn(1, 160), 8, 16, turn(1, 5), turn(1, 1), turn(0, 2)))),
        .. Signals("signal, convolution 4, stride 4", static turn => Of(Convolution(turn(1, 160), 8, 16, turn(1, 4), turn(1, 4), turn(0, 0)))),
        .. Signals("signal, one channel", static turn => Of(Convolution(turn(1, 160), 1, 16, turn(1, 5), turn(1, 1), turn(0, 2)))),
        .. Signals("signal, depthwise 5", static turn => Of(Convolution(turn(1, 160), 8, 8, turn(1, 5), turn(1, 1), turn(0, 2), groups: 8))),
        .. Signals("signal, max-pool 2", static turn => Of(Pool(PoolKind.Max, turn(1, 160).Height, turn(1, 160).Width, 8, turn(1, 2), turn(1, 2)))),
    ];

    private static IEnumerable<CliffShape> Channels(string family, Func<int, CliffKernel> create, int first = 1) =>
        Near(family, s_channels, Nearest, create, first);

    /// <summary>The nearest number of at least four that is a power of two, and the larger one of two.</summary>
    private static int Nearest(int number) => new[] { 32, 16, 8, 4 }.MinBy(nice => Math.Abs(nice - number));

    private static IEnumerable<CliffShape> Near(
        string family, IEnumerable<int> numbers, Func<int, int> neighbour, Func<int, CliffKernel> create, int first = 1) =>
        numbers.Where(number => number >= first).Select(number => create(number).At(family, $"{number}", $"{neighbour(number)}", bound: 2));

    private static IEnumerable<CliffShape> Signals(string family, Func<Func<int, int, Size>, CliffKernel> create)
    {
        yield return create(static (height, width) => new Size(height, width)).At(family, "along the width", "along the width", SignalBound);
        yield return create(static (height, width) => new Size(width, height)).At(family, "along the height", "along the width", SignalBound);
    }
}
