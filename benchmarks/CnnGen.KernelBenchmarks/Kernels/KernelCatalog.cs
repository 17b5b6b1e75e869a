using CnnGen.Benchmarks.Networks;
using static CnnGen.KernelBenchmarks.Kernels.LayerOperations;
using DKernels = CnnGen.Generated.CnnGen.Benchmarks.Networks.DKernels;
using LKernels = CnnGen.Generated.CnnGen.Benchmarks.Networks.LKernels;
using MKernels = CnnGen.Generated.CnnGen.Benchmarks.Networks.MKernels;
using VKernels = CnnGen.Generated.CnnGen.Benchmarks.Networks.VKernels;

namespace CnnGen.KernelBenchmarks.Kernels;

/// <summary>Every kernel of the four networks.</summary>
internal static class KernelCatalog
{
    public static IReadOnlyList<KernelCase> All { get; } = [.. Of<L>(OfL()), .. Of<M>(OfM()), .. Of<V>(OfV()), .. Of<D>(OfD())];

    /// <summary>The kernels of a network, once its layers are known to be the ones that its class declares.</summary>
    private static IEnumerable<KernelCase> Of<T>(IReadOnlyList<ILayerKernels> layers)
        where T : class, ICnn<T>
    {
        foreach (ILayerKernels layer in layers)
        {
            LayerInfo declared = T.Layers.ToArray().Single(info => info.Name == layer.Layer);
            if (declared.OutputLength != layer.Operation.OutputLength || declared.MultiplyAddCount != layer.Operation.MultiplyAdds
                || declared.ParameterCount != layer.Operation.Filters * (layer.Operation.FanIn + (layer.Operation.HasBias ? 1 : 0)))
            {
                throw new InvalidOperationException($"{typeof(T).Name} {layer.Layer}: the operation listed here is not the one that the class declares.");
            }
        }

        return layers.SelectMany(static layer => layer.Cases(typeof(T).Name));
    }

    private static int TileLength<T>()
        where T : class, ICnn<T> => T.TrainingPlan.TileLength;

    private static IReadOnlyList<ILayerKernels> OfL() =>
    [
        new ConvolutionKernels(
            "conv1", Convolution(28, 1, 6, kernel: 5), LKernels.Conv1.Forward, LKernels.Conv1.BackwardWeights, null),
        new ConvolutionKernels(
            "conv2", Convolution(12, 6, 16, kernel: 5), LKernels.Conv2.Forward, LKernels.Conv2.BackwardWeights, LKernels.Conv2.BackwardData),
        new DenseKernels(
            "dense1", Dense(256, 120), TileLength<L>(), LKernels.Dense1.Forward, LKernels.Dense1.BackwardData, LKernels.Dense1.BackwardWeights),
        new DenseKernels(
            "dense2", Dense(120, 84), TileLength<L>(), LKernels.Dense2.Forward, LKernels.Dense2.BackwardData, LKernels.Dense2.BackwardWeights),
        new DenseKernels(
            "dense3", Dense(84, 10, isLast: true), TileLength<L>(), LKernels.Dense3.Forward, LKernels.Dense3.BackwardData, LKernels.Dense3.BackwardWeights),
    ];

    private static IReadOnlyList<ILayerKernels> OfM() =>
    [
        new ConvolutionKernels(
            "conv1", Convolution(28, 1, 32, kernel: 5), MKernels.Conv1.Forward, MKernels.Conv1.BackwardWeights, null),
        new ConvolutionKernels(
            "conv2", Convolution(12, 32, 64, kernel: 5), MKernels.Conv2.Forward, MKernels.Conv2.BackwardWeights, MKernels.Conv2.BackwardData),
        new DenseKernels(
            "dense1", Dense(1024, 128), TileLength<M>(), MKernels.Dense1.Forward, MKernels.Dense1.BackwardData, MKernels.Dense1.BackwardWeights),
        new DenseKernels(
            "dense2", Dense(128, 10, isLast: true), TileLength<M>(), MKernels.Dense2.Forward, MKernels.Dense2.BackwardData, MKernels.Dense2.BackwardWeights),
    ];

    private static IReadOnlyList<ILayerKernels> OfV() =>
    [
        new ConvolutionKernels(
            "conv1", Convolution(32, 3, 64, kernel: 3, pad: 1), VKernels.Conv1.Forward, VKernels.Conv1.BackwardWeights, null),
        new ConvolutionKernels(
            "conv2", Convolution(32, 64, 64, kernel: 3, pad: 1), VKernels.Conv2.Forward, VKernels.Conv2.BackwardWeights, VKernels.Conv2.BackwardData),
        new ConvolutionKernels(
            "conv3", Convolution(16, 64, 128, kernel: 3, pad: 1), VKernels.Conv3.Forward, VKernels.Conv3.BackwardWeights, VKernels.Conv3.BackwardData),
        new ConvolutionKernels(
            "conv4", Convolution(16, 128, 128, kernel: 3, pad: 1), VKernels.Conv4.Forward, VKernels.Conv4.BackwardWeights, VKernels.Conv4.BackwardData),
        new ConvolutionKernels(
            "conv5", Convolution(8, 128, 256, kernel: 3, pad: 1), VKernels.Conv5.Forward, VKernels.Conv5.BackwardWeights, VKernels.Conv5.BackwardData),
        new ConvolutionKernels(
            "conv6", Convolution(8, 256, 256, kernel: 3, pad: 1), VKernels.Conv6.Forward, VKernels.Conv6.BackwardWeights, VKernels.Conv6.BackwardData),
        new DenseKernels(
            "dense1", Dense(4096, 256), TileLength<V>(), VKernels.Dense1.Forward, VKernels.Dense1.BackwardData, VKernels.Dense1.BackwardWeights),
        new DenseKernels(
            "dense2", Dense(256, 10, isLast: true), TileLength<V>(), VKernels.Dense2.Forward, VKernels.Dense2.BackwardData, VKernels.Dense2.BackwardWeights),
    ];

    private static IReadOnlyList<ILayerKernels> OfD() =>
    [
        new ConvolutionKernels(
            "conv1", Convolution(96, 3, 16, kernel: 3, stride: 2, pad: 1), DKernels.Conv1.Forward, DKernels.Conv1.BackwardWeights, null),
        new ConvolutionKernels(
            "depthwise1", Depthwise(48, 16), DKernels.Depthwise1.Forward, DKernels.Depthwise1.BackwardWeights, DKernels.Depthwise1.BackwardData),
        new ConvolutionKernels(
            "conv2", Convolution(48, 16, 32, kernel: 1), DKernels.Conv2.Forward, DKernels.Conv2.BackwardWeights, DKernels.Conv2.BackwardData),
        new ConvolutionKernels(
            "depthwise2", Depthwise(48, 32, stride: 2), DKernels.Depthwise2.Forward, DKernels.Depthwise2.BackwardWeights, DKernels.Depthwise2.BackwardData),
        new ConvolutionKernels(
            "conv3", Convolution(24, 32, 64, kernel: 1), DKernels.Conv3.Forward, DKernels.Conv3.BackwardWeights, DKernels.Conv3.BackwardData),
        new ConvolutionKernels(
            "depthwise3", Depthwise(24, 64), DKernels.Depthwise3.Forward, DKernels.Depthwise3.BackwardWeights, DKernels.Depthwise3.BackwardData),
        new ConvolutionKernels(
            "conv4", Convolution(24, 64, 64, kernel: 1), DKernels.Conv4.Forward, DKernels.Conv4.BackwardWeights, DKernels.Conv4.BackwardData),
        new ConvolutionKernels(
            "depthwise4", Depthwise(24, 64, stride: 2), DKernels.Depthwise4.Forward, DKernels.Depthwise4.BackwardWeights, DKernels.Depthwise4.BackwardData),
        new ConvolutionKernels(
            "conv5", Convolution(12, 64, 128, kernel: 1), DKernels.Conv5.Forward, DKernels.Conv5.BackwardWeights, DKernels.Conv5.BackwardData),
        new DenseKernels(
            "dense1", Dense(128, 10, isLast: true), TileLength<D>(), DKernels.Dense1.Forward, DKernels.Dense1.BackwardData, DKernels.Dense1.BackwardWeights),
    ];
}
