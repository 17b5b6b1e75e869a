using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.KernelBenchmarks.Cliffs;

/// <summary>The kernels of the sweep, from the operations that the generator plans.</summary>
internal static class CliffShapes
{
    public static CliffKernel Of(SoftmaxOperation softmax) => new(
        softmax.OutputLength, writer => EmitMembers(writer, softmax),
        [
            new(CliffRole.Forward, "Forward(b0, b1)", softmax.InputLength, softmax.OutputLength),
            new(CliffRole.Backward, "Backward(b0, b1, b2)", softmax.OutputLength, softmax.OutputLength, softmax.InputLength),
        ]);

    public static CliffKernel OfCrossEntropy(int pixels, int channels)
    {
        var loss = new LossOperation(new LossFunction(LossKind.CrossEntropy, LabelSmoothing: 0, Delta: 1), pixels, channels);
        return new(
            loss.Length,
            writer =>
            {
                writer.Line($"private static readonly int[] s_labels = new int[{pixels}];");
                writer.Line("private static int s_correct;");
                writer.Line();
                LossEmitter.EmitMembers(writer, KernelPlanner.Plan(loss, ElementType.Single.Bytes), ElementType.Single);
            },
            [
                new(CliffRole.Forward, "Evaluate(b0, s_labels, ref s_correct)", loss.Length),
                new(CliffRole.Backward, "Gradient(b0, s_labels, 1f, b1, ref s_correct)", loss.Length, loss.Length),
            ]);
    }

    public static CliffKernel Of(PoolOperation pool) => new(
        pool.OutputLength, writer => EmitMembers(writer, pool),
        [
            new(CliffRole.Forward, "Forward(b0, b1)", pool.InputLength, pool.OutputLength),
            pool.Kind == PoolKind.Max
                ? new(CliffRole.Backward, "Backward(b0, b1, b2, b3)", pool.InputLength, pool.OutputLength, pool.OutputLength, pool.InputLength)
                : new(CliffRole.Backward, "Backward(b0, b1)", pool.OutputLength, pool.InputLength),
        ]);

    public static CliffKernel Of(UpSamplingOperation upSampling) => new(
        upSampling.OutputLength, writer => EmitMembers(writer, upSampling),
        [
            new(CliffRole.Forward, "Forward(b0, b1)", upSampling.InputLength, upSampling.OutputLength),
            new(CliffRole.Backward, "Backward(b0, b1)", upSampling.OutputLength, upSampling.InputLength),
        ]);

    public static CliffKernel Of(ConvolutionOperation convolution) => new(
        convolution.MultiplyAdds,
        writer => EmitMembers(writer, convolution),
        [
            new(
                CliffRole.Forward, "Forward(b0, b1, b2, b3)",
                convolution.InputLength, convolution.WeightStorage, convolution.BiasStorage, convolution.OutputLength),
            new(
                CliffRole.Backward, "BackwardData(b0, b1, b2)",
                convolution.OutputLength, Math.Max(convolution.WeightStorage, (int)convolution.TransposedLength), convolution.InputLength),
            new(
                CliffRole.Weights, "BackwardWeights(b0, b1, b2); BackwardBias(b1, b3)",
                convolution.InputLength, convolution.OutputLength, convolution.WeightStorage, convolution.BiasStorage),
        ]);

    /// <param name="map">Rows and columns of the input.</param>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernel">Taps.</param>
    /// <param name="stride">Input pixels between two outputs.</param>
    /// <param name="pads">Rows and columns on each side.</param>
    /// <param name="groups">Groups of channels.</param>
    public static ConvolutionOperation Convolution(Size map, int channels, int filters, Size kernel, Size stride, Size pads, int groups = 1)
    {
        var window = new Window(kernel, stride, new Size(1, 1), new Pads(pads.Height, pads.Width, pads.Height, pads.Width));
        Shape output = Shape.Spatial(
            ((map.Height + (2 * pads.Height) - kernel.Height) / stride.Height) + 1, ((map.Width + (2 * pads.Width) - kernel.Width) / stride.Width) + 1,
            filters);
        return new ConvolutionOperation(
            Shape.Spatial(map.Height, map.Width, channels), output, window, groups, HasBias: true, new ActivationFunction(ActivationKind.ReLU));
    }

    public static PoolOperation Pool(PoolKind kind, int height, int width, int channels, Size kernel, Size stride)
    {
        Shape output = Shape.Spatial(((height - kernel.Height) / stride.Height) + 1, ((width - kernel.Width) / stride.Width) + 1, channels);
        var window = new Window(kernel, stride, new Size(1, 1), Pads.None);
        return new PoolOperation(kind, Shape.Spatial(height, width, channels), output, window, CountIncludePad: false);
    }

    private static void EmitMembers(SourceWriter writer, Operation operation) =>
        KernelFile.EmitMembers(writer, KernelPlanner.Plan(operation, toData: true, toWeights: true, ElementType.Single.Bytes), ElementType.Single);
}
