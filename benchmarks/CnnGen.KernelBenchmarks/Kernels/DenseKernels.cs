using CnnGen.CompilerServices;
using CnnGen.Generator.Planning;

namespace CnnGen.KernelBenchmarks.Kernels;

internal delegate void DenseForward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int count);

internal delegate void DenseBackwardData(ReadOnlySpan<float> dy, ReadOnlySpan<float> w, Span<float> dx, int count);

internal delegate void DenseBackwardWeights(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, int count);

/// <summary>A dense layer's emitted kernels, measured with one sample and with a batch that goes through them a tile at a time.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Operation">What the kernels were emitted from.</param>
/// <param name="TileLength">The samples that the network trains together.</param>
/// <param name="Forward">The forward pass.</param>
/// <param name="BackwardData">The gradient of the input.</param>
/// <param name="BackwardWeights">The gradient of the weights.</param>
internal sealed record DenseKernels(
    string Layer, DenseOperation Operation, int TileLength, DenseForward Forward, DenseBackwardData BackwardData, DenseBackwardWeights BackwardWeights)
    : ILayerKernels
{
    private const int Batch = 64;

    WeightedOperation ILayerKernels.Operation => Operation;

    public IEnumerable<KernelCase> Cases(string network)
    {
        Contraction forward = Operation.Forward;
        Contraction backwardData = Operation.BackwardData[0].Contraction;
        foreach (int samples in (int[])[1, Batch])
        {
            yield return Case(
                network, Role.Forward, samples, Operation.Units, Operation.InputLength, KernelWork.OfOutput(forward, samples), () => PrepareForward(samples));
            yield return Case(
                network, Role.BackwardData, samples, Operation.InputLength, Operation.Units, KernelWork.OfOutput(backwardData, samples),
                () => PrepareBackwardData(samples));
            yield return Case(
                network, Role.BackwardWeights, samples, Operation.Units, samples, KernelWork.OfWeights(forward, samples),
                () => PrepareBackwardWeights(samples));
        }
    }

    private KernelCase Case(string network, Role role, int samples, int lanes, int reduction, KernelWork work, Func<Action> prepare) =>
        new(network, Layer, role, samples, lanes, reduction, IsBlocked: samples > 1, work, prepare);

    private Action PrepareForward(int samples)
    {
        AlignedBuffer x = Operands.Random(samples * Operation.InputLength);
        AlignedBuffer w = Operands.Random(Operation.WeightStorage);
        AlignedBuffer bias = Operands.Random(Operation.BiasStorage);
        AlignedBuffer y = Operands.Zeros(samples * Operation.Units);
        return () =>
        {
            for (int n = 0; n < samples; n += TileLength)
            {
                Forward(x.Span[(n * Operation.InputLength)..], w.Span, bias.Span, y.Span[(n * Operation.Units)..], Math.Min(TileLength, samples - n));
            }
        };
    }

    private Action PrepareBackwardData(int samples)
    {
        AlignedBuffer dy = Operands.Random(samples * Operation.Units);
        AlignedBuffer w = Operands.Random(checked((int)Operation.TransposedLength));
        AlignedBuffer dx = Operands.Zeros(samples * Operation.InputLength);
        return () =>
        {
            for (int n = 0; n < samples; n += TileLength)
            {
                BackwardData(dy.Span[(n * Operation.Units)..], w.Span, dx.Span[(n * Operation.InputLength)..], Math.Min(TileLength, samples - n));
            }
        };
    }

    private Action PrepareBackwardWeights(int samples)
    {
        AlignedBuffer x = Operands.Random(samples * Operation.InputLength);
        AlignedBuffer dy = Operands.Random(samples * Operation.Units);
        AlignedBuffer dw = Operands.Zeros(Operation.WeightStorage);
        return () =>
        {
            for (int n = 0; n < samples; n += TileLength)
            {
                BackwardWeights(x.Span[(n * Operation.InputLength)..], dy.Span[(n * Operation.Units)..], dw.Span, Math.Min(TileLength, samples - n));
            }
        };
    }
}
