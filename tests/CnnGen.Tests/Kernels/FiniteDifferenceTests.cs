using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>
/// Emitted gradients in double against finite differences of the emitted loss, for each small emitter and for whole networks; and against the naive
/// reference, which they agree with to rounding.
/// </summary>
public sealed class FiniteDifferenceTests
{
    private const int MostSamples = 3;
    private const double DifferenceTolerance = 1e-7;
    private const double ReferenceTolerance = 1e-11;

    // Well past the step of the differences.
    private const double NearestKink = 1e-4;

    [Fact]
    public void EveryKindOfLayer_HasTheGradientOfItsLoss() => CheckAll(
        NetworkCatalog.Layers.Where(static pair => pair.Key != "flatten").Select(static pair => pair.Value)); // has no kernel

    [Fact]
    public void EveryLoss_HasItsGradient() => CheckAll(NetworkCatalog.Losses.Values);

    [Fact]
    public void WholeNetworks_HaveTheGradientOfTheirLoss() => CheckAll(
        [SmallNetworks.WithoutDropout(SmallNetworks.Dense()), SmallNetworks.Regression(), SmallNetworks.PerPixel()]);

    private static void CheckAll(IEnumerable<Network> models)
    {
        foreach ((int i, DoubleNetwork network) in DoubleNetwork.Compile(models).Index())
        {
            NetworkComparison.InContext(network.Model, () => Check(network, new Random(i)));
        }
    }

    private static void Check(DoubleNetwork network, Random random)
    {
        (NaiveNetwork naive, NetworkBatch batch) = NetworkBatch.AwayFromKinks(network.Model, random, Math.Min(MostSamples, network.TileLength), NearestKink);

        (double loss, Dictionary<string, double[]> gradients, double[] inputGradient) = network.ComputeGradients(naive, batch);

        Assert.Equal(network.Evaluate(naive, batch), loss, 1e-12 * Math.Max(1, loss));
        (double expectedLoss, double[] expectedInputGradient) = naive.ComputeGradients(batch.Inputs, batch.Targets);
        TensorAssert.Within("loss", [expectedLoss], [loss], 1e-12 * Math.Max(1, expectedLoss));
        TensorAssert.Close("dx", expectedInputGradient, inputGradient, ReferenceTolerance);
        CheckDifferences("input", batch.Inputs, inputGradient);
        foreach (NaiveTensor parameter in naive.Parameters)
        {
            TensorAssert.Close(parameter.Name, parameter.Gradient, gradients[parameter.Name], ReferenceTolerance);
            CheckDifferences(parameter.Name, parameter.Values, gradients[parameter.Name]);
        }

        // The differences of a loss have the rounding of the loss itself.
        void CheckDifferences(string what, double[] variables, double[] gradient) => TensorAssert.Within(
            $"{what} by differences", FiniteDifferences.Gradient(variables, () => network.Evaluate(naive, batch)), gradient,
            (DifferenceTolerance * gradient.Max(Math.Abs)) + (1e-9 * Math.Max(1, loss)));
    }
}
