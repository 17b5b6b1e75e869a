using CnnGen.CompilerServices;
using CnnGen.Generator.Planning;

namespace CnnGen.KernelBenchmarks.Kernels;

internal delegate void ConvolutionForward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y);

internal delegate void ConvolutionBackwardData(ReadOnlySpan<float> dy, ReadOnlySpan<float> w, Span<float> dx);

internal delegate void ConvolutionBackwardWeights(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw);

/// <summary>A convolution's emitted kernels.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Operation">What the kernels were emitted from.</param>
/// <param name="Forward">The forward pass.</param>
/// <param name="BackwardWeights">The gradient of the weights.</param>
/// <param name="BackwardData">The gradient of the input; none in a network's first layer.</param>
internal sealed record ConvolutionKernels(
    string Layer, ConvolutionOperation Operation, ConvolutionForward Forward, ConvolutionBackwardWeights BackwardWeights, ConvolutionBackwardData? BackwardData)
    : ILayerKernels
{
    WeightedOperation ILayerKernels.Operation => Operation;

    private Contraction Contraction => Operation.Forward;

    public IEnumerable<KernelCase> Cases(string network)
    {
        yield return Case(
            network, Role.Forward, Operation.StorageFilters, Operation.FanIn, KernelWork.OfOutput(Contraction, samples: 1), PrepareForward);
        if (BackwardData is { } backwardData)
        {
            int taps = Operation.Filters / Operation.Groups * Operation.Window.Kernel.Height * Operation.Window.Kernel.Width / (Operation.Window.Stride.Height * Operation.Window.Stride.Width);
            KernelWork work = Operation.BackwardData.Where(static phase => !phase.IsEmpty)
                .Select(static phase => KernelWork.OfOutput(phase.Contraction, samples: 1))
                .Aggregate(static (sum, phase) => sum + phase);
            yield return Case(
                network, Role.BackwardData, Operation.BackwardData[0].Contraction.Lanes, taps, work, () => PrepareBackwardData(backwardData));
        }

        yield return Case(
            network, Role.BackwardWeights, Operation.StorageFilters, Operation.Positions, KernelWork.OfWeights(Contraction, samples: 1),
            PrepareBackwardWeights);
    }

    private KernelCase Case(string network, Role role, int lanes, int reduction, KernelWork work, Func<Action> prepare) =>
        new(network, Layer, role, Samples: 1, lanes, reduction, !Operation.IsDepthwise, work, prepare);

    private Action PrepareForward()
    {
        AlignedBuffer x = Operands.Random(Operation.InputLength);
        AlignedBuffer w = Operands.Random(Operation.WeightStorage);
        AlignedBuffer bias = Operands.Random(Operation.BiasStorage);
        AlignedBuffer y = Operands.Zeros(Operation.OutputLength);
        return () => Forward(x.Span, w.Span, bias.Span, y.Span);
    }

    private Action PrepareBackwardData(ConvolutionBackwardData backwardData)
    {
        AlignedBuffer dy = Operands.Random(Operation.OutputLength);
        AlignedBuffer w = Operands.Random(Math.Max(checked((int)Operation.TransposedLength), Operation.WeightStorage));
        AlignedBuffer dx = Operands.Zeros(Operation.InputLength);
        return () => backwardData(dy.Span, w.Span, dx.Span);
    }

    private Action PrepareBackwardWeights()
    {
        AlignedBuffer x = Operands.Random(Operation.InputLength);
        AlignedBuffer dy = Operands.Random(Operation.OutputLength);
        AlignedBuffer dw = Operands.Zeros(Operation.WeightStorage);
        return () => BackwardWeights(x.Span, dy.Span, dw.Span);
    }
}
