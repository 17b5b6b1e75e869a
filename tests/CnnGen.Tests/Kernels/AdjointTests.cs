using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>
/// The three roles of every contraction, on random shapes: ⟨dy, y⟩ = ⟨dx, x⟩ = ⟨dw, w⟩ for a layer with zero bias needs no step size and no reference, and
/// each tensor agrees with the naive reference.
/// </summary>
public sealed class AdjointTests
{
    private const int ShapesPerCompilation = 30;
    private const double Tolerance = 1e-5;

    public static TheoryData<int> ConvolutionBatches { get; } = [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(ConvolutionBatches))]
    public void Convolution_RolesAreAdjoint(int batch) => CheckAll(batch, RandomConvolutions.Convolution);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Dense_RolesAreAdjoint(int batch) => CheckAll(batch, RandomConvolutions.Dense);

    [Fact]
    public void DenseOfMap_RolesAreAdjoint() => CheckAll(0, RandomConvolutions.DenseOfMap);

    private static void CheckAll(int batch, Func<int, Network> create)
    {
        IEnumerable<int> seeds = Enumerable.Range(batch * ShapesPerCompilation, ShapesPerCompilation);
        foreach ((int i, GeneratedNetwork network) in NetworkCompiler.Compile(seeds.Select(create)).Index())
        {
            Check(network, new Random(i), samples: 1 + (i % 11));
        }
    }

    private static void Check(GeneratedNetwork network, Random random, int samples)
    {
        NaiveNetwork naive = new(network.Model);
        RandomValues.Fill(naive, random);
        NetworkBatch batch = NetworkBatch.Random(network.Model, random, samples);
        NetworkComparison.CopyWeights(naive, network);
        NetworkComparison.Check(network, naive, batch, Tolerance);

        foreach (NaiveTensor bias in naive.Parameters.Where(static parameter => parameter.Shape.Length == 1))
        {
            Array.Clear(bias.Values);
        }

        NetworkComparison.CopyWeights(naive, network);
        NetworkComparison.InContext(network.Model, () => CheckIdentity(network, naive, batch));
    }

    private static void CheckIdentity(GeneratedNetwork network, NaiveNetwork naive, NetworkBatch batch)
    {
        double[] y = batch.Predict(network);
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
        batch.ComputeGradients(network, trainer);
        double[] dw = NetworkComparison.Values(trainer.Gradients, naive.Parameters[0].Name);

        // The mean squared error's gradient: what the backward pass received.
        double[] dy = [.. y.Zip(batch.Targets.Values!, (output, target) => 2 * (output - target) / y.Length)];
        double[] w = naive.Parameters[0].Values;
        double magnitude = dy.Zip(y, static (a, b) => Math.Abs(a * b)).Sum() + dw.Zip(w, static (a, b) => Math.Abs(a * b)).Sum();
        TensorAssert.Within("<dw, w> beside <dy, y>", [Inner(dy, y)], [Inner(dw, w)], 1e-6 * magnitude);
        Assert.Contains(dw, static value => value != 0);
    }

    private static double Inner(double[] a, double[] b) => a.Zip(b, static (x, y) => x * y).Sum();
}
