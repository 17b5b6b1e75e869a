using System.Numerics;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>
/// The three roles of every contraction on random shapes, in float and in double: each tensor is the naive reference's, and
/// ⟨dy, y⟩ = ⟨dx, x⟩ = ⟨dw, w⟩ for zero bias, which needs no reference.
/// </summary>
public sealed class ContractionTests
{
    private const int ShapesPerCompilation = 30;

    // Rounding of a sum of some hundred terms, as a share of the tensor's largest value.
    private const double FloatTolerance = 1e-5;
    private const double DoubleTolerance = 1e-13;

    public static TheoryData<int> ConvolutionBatches { get; } = [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(ConvolutionBatches))]
    public void Convolution_RolesAreRightAndAdjoint(int batch)
    {
        CheckAll<float>(batch, RandomConvolutions.Convolution, FloatTolerance);
        CheckAll<double>(batch, RandomConvolutions.Convolution, DoubleTolerance);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ConvolutionWithWideBorders_RolesAreRightAndAdjoint(int batch)
    {
        CheckAll<float>(batch, RandomConvolutions.WideBorders, FloatTolerance);
        CheckAll<double>(batch, RandomConvolutions.WideBorders, DoubleTolerance);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void NarrowConvolution_RolesAreRightAndAdjoint(int batch)
    {
        CheckAll<float>(batch, RandomConvolutions.NarrowConvolution, FloatTolerance);
        CheckAll<double>(batch, RandomConvolutions.NarrowConvolution, DoubleTolerance);
    }

    [Fact]
    public void RandomShapes_HaveWindowsThatAreAddedUp()
    {
        List<ConvolutionOperation> operations = [.. RandomOperations().Where(static operation => operation.BackwardData[0].Contraction.Fold is not null)];
        List<Fold> folds = [.. operations.Select(static operation => operation.BackwardData[0].Contraction.Fold!)];
        Assert.Contains(folds, static fold => fold.Stride == 1);
        Assert.Contains(folds, static fold => fold is { Stride: > 1, Columns: > 8 } && fold.Columns % fold.Stride != 0);
        Assert.Contains(folds, static fold => fold is { SlotsBefore: 0, Padding: > 0 });
        Assert.Contains(folds, static fold => fold is { SlotsBefore: > 0, Padding: > 0 });
        Assert.Contains(folds, static fold => fold.Channels == 1);
        Assert.Contains(folds, static fold => fold.Channels > 16);
        Assert.Contains(folds, static fold => ((fold.Windows - 1) * fold.Stride) + fold.Taps < fold.Columns + fold.Padding);
        Assert.Contains(operations, static operation => operation.BackwardData.Any(static phase => phase.IsEmpty));
        Assert.Contains(operations, static operation => operation.BackwardData.Any(static phase => phase is { IsEmpty: false, Contraction.Rows.Count: 1 }));
    }

    [Fact]
    public void RandomShapes_HavePixelsThatShareVectors()
    {
        List<ConvolutionOperation> operations = RandomOperations();
        List<List<KernelVariant>> toData =
        [
            .. operations.SelectMany(static operation => operation.BackwardData)
                .Where(static phase => !phase.IsEmpty).Select(static phase => KernelVariant.OfOutput(phase.Contraction, sizeof(float))),
        ];
        Assert.Contains(toData, static variants => variants[0].Pieces[0].Contraction.SideBySide > 1);
        AssertShared(operations.Select(static operation => KernelVariant.OfOutput(operation.Forward, sizeof(float))));
        AssertShared(operations.Select(static operation => KernelVariant.OfWeights(operation.Forward, sizeof(float))));
    }

    private static List<ConvolutionOperation> RandomOperations() =>
    [
        .. Enumerable.Range(0, ConvolutionBatches.Count * ShapesPerCompilation)
            .Select(static seed => Operation(RandomConvolutions.Convolution(seed).Layers[0])).OfType<ConvolutionOperation>(),
    ];

    /// <summary>Two and four pixels a vector, with and without a rest of the row.</summary>
    private static void AssertShared(IEnumerable<List<KernelVariant>> kernels)
    {
        List<KernelVariant> shared = [.. kernels.SelectMany(static variants => variants).Where(static variant => variant.Pieces[0].Contraction.SideBySide > 1)];
        Assert.Contains(shared, static variant => variant.Pieces[0].Contraction.SideBySide == 2);
        Assert.Contains(shared, static variant => variant.Pieces[0].Contraction.SideBySide == 4);
        Assert.Contains(shared, static variant => variant.Pieces.Count == 1);
        Assert.Contains(shared, static variant => variant.Pieces.Count == 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Dense_RolesAreRightAndAdjoint(int batch)
    {
        CheckAll<float>(batch, RandomConvolutions.Dense, FloatTolerance);
        CheckAll<double>(batch, RandomConvolutions.Dense, DoubleTolerance);
    }

    /// <summary>Features that the gradient of the weights copies side by side, and more samples than it copies at once.</summary>
    [Theory]
    [InlineData(512, 19, 33)]
    [InlineData(1024, 37, 70)]
    public void DenseOfDistantSamples_RolesAreRightAndAdjoint(int features, int units, int samples)
    {
        Network network = NetworkBuilder.Input(features).Dense(units).Build();
        WeightedOperation operation = Operation(network.Layers[0]);
        Check(network, ContractionKernel<float>.Compile([operation])[0], samples, new Random(features), FloatTolerance);
        Check(network, ContractionKernel<double>.Compile([operation])[0], samples, new Random(features), DoubleTolerance);
    }

    private static void CheckAll<T>(int batch, Func<int, Network> create, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Network[] networks = [.. Enumerable.Range(batch * ShapesPerCompilation, ShapesPerCompilation).Select(create)];
        IReadOnlyList<ContractionKernel<T>> kernels = ContractionKernel<T>.Compile([.. networks.Select(static network => Operation(network.Layers[0]))]);
        foreach ((int i, (Network network, ContractionKernel<T> kernel)) in networks.Zip(kernels).Index())
        {
            Random random = new(i);
            int samples = network.Input.IsFlat ? random.Next(1, 20) : 1;
            NetworkComparison.InContext(network, () => Check(network, kernel, samples, random, tolerance));
        }
    }

    private static void Check<T>(Network network, ContractionKernel<T> kernel, int samples, Random random, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NaiveNetwork naive = new(network);
        RandomValues.Fill(naive, random);
        double[] x = RandomValues.Uniform(random, samples * network.Input.Length);
        double[] dy = RandomValues.Uniform(random, samples * network.Output.Length);
        NaiveTensor w = naive.Parameters[0];
        NaiveTensor? bias = naive.Parameters.ElementAtOrDefault(1);

        (double[] y, double[] dx, double[] dw, double[] dbias) = kernel.Run(
            DataLayout.ToChannelsLast(x, network.Input), w.Values, bias?.Values ?? [], DataLayout.ToChannelsLast(dy, network.Output), samples);
        y = DataLayout.FromChannelsLast(y, network.Output);
        dx = DataLayout.FromChannelsLast(dx, network.Input);

        TensorAssert.Close("y", naive.Predict(x), y, tolerance);
        TensorAssert.Close("dx", naive.Pull(x, dy), dx, tolerance);
        TensorAssert.Close("dw", w.Gradient, dw, tolerance);
        if (bias is not null)
        {
            TensorAssert.Close("dbias", bias.Gradient, dbias, tolerance);
        }

        // The bias adds its own term to <dy, y>.
        double withoutBias = Inner(dy, y) - (bias is null ? 0 : Inner(dbias, bias.Values));
        double magnitude = dy.Zip(y, static (a, b) => Math.Abs(a * b)).Sum();
        TensorAssert.Within("<dx, x> and <dw, w> beside <dy, y>", [withoutBias, withoutBias], [Inner(dx, x), Inner(dw, w.Values)], tolerance * magnitude);
    }

    private static double Inner(double[] a, double[] b) => a.Zip(b, static (x, y) => x * y).Sum();

    internal static WeightedOperation Operation(ShapedLayer shaped) => shaped.Layer switch
    {
        Conv2DLayer conv => new ConvolutionOperation(shaped.Input, shaped.Output, shaped.Window!.Value, conv.Groups, conv.UseBias, conv.Activation),
        DepthwiseConv2DLayer depthwise => new ConvolutionOperation(
            shaped.Input, shaped.Output, shaped.Window!.Value, shaped.Input.Channels, depthwise.UseBias, depthwise.Activation),
        DenseLayer dense => new DenseOperation(shaped.Input, dense.Units, dense.UseBias, dense.Activation),
        _ => throw new ArgumentException($"{shaped.Layer.Kind} has no weights.", nameof(shaped)),
    };
}
