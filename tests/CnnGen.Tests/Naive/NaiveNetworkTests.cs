using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>The naive reference against finite differences, and against hand-computed values where rules differ.</summary>
public sealed class NaiveNetworkTests
{
    private const int Samples = 2;
    private const double Tolerance = 1e-7;

    public static TheoryData<string> LayerNames => NetworkCatalog.LayerNames;

    public static TheoryData<string> LossNames => NetworkCatalog.LossNames;

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void LayerGradients_AreFiniteDifferences(string name) => CheckGradients(NetworkCatalog.Layers[name], withProbabilities: false);

    [Theory]
    [MemberData(nameof(LossNames))]
    public void LossGradients_AreFiniteDifferences(string name)
    {
        Network network = NetworkCatalog.Losses[name];
        CheckGradients(network, withProbabilities: false);
        if (network.Loss.Kind == LossKind.CrossEntropy)
        {
            CheckGradients(network, withProbabilities: true);
        }
    }

    [Fact]
    public void Dropout_ScalesWhatItKeeps()
    {
        NaiveNetwork network = new(NetworkBuilder.Input(4).Dropout(0.75).Build());

        double[] trained = network.Predict([1, 2, 3, 4, 5, 6, 7, 8], static (layer, sample, element) => layer == "dropout1" && (sample + element) % 2 == 0);

        Assert.Equal([4, 0, 12, 0, 0, 24, 0, 32], trained);
        Assert.Equal([1, 2, 3, 4], network.Predict([1, 2, 3, 4]));
    }

    [Fact]
    public void DropoutGradient_IsZeroWhereItDrops()
    {
        NaiveNetwork network = new(NetworkBuilder.Input(2).Dropout(0.5).Build());

        double[] gradient = network.ComputeGradients([3, 3], NaiveTargets.FromValues([0, 0]), static (_, _, element) => element == 0).InputGradient;

        // The mean of y² over two elements: y = 6 and 0, dy/dx = 2 and 0.
        Assert.Equal([12, 0], gradient);
    }

    [Fact]
    public void MaxPoolTies_GiveTheGradientToTheFirstInRowMajorOrder()
    {
        NaiveNetwork network = new(NetworkBuilder.Input(2, 3).MaxPool2D((2, 3)).Build());

        Assert.Equal([0, 0, 1, 0, 0, 0], network.Pull([1, 1, 2, 2, 0, 2], [1]));
    }

    [Fact]
    public void AveragePool_DividesAsPyTorch()
    {
        // torch.nn.functional.avg_pool2d(torch.ones(1, 1, 1, 4), (1, 3), (1, 2), (0, 1), ceil_mode=True, count_include_pad=...): in the last
        // window, x = 3 and one column of padding, the column past the padding never counts.
        NetworkBuilder Pool(bool countIncludePad) =>
            NetworkBuilder.Input(1, 4).AveragePool2D((1, 3), (1, 2), NetworkBuilder.Explicit(0, 1, 0, 1), ceilMode: true, countIncludePad);

        Assert.Equal([1, 1, 1], new NaiveNetwork(Pool(countIncludePad: false).Build()).Predict([1, 1, 1, 1]));
        Assert.Equal([2.0 / 3, 1, 0.5], new NaiveNetwork(Pool(countIncludePad: true).Build()).Predict([1, 1, 1, 1]));
    }

    [Fact]
    public void CeilMode_DropsTheWindowThatStartsInThePadding()
    {
        // floor((5 + 2 - 2) / 3) + 1 = 2; rounding up adds a window at 6 - 1 = 5, past the input.
        Assert.Equal(2, NetworkBuilder.Input(1, 5).MaxPool2D((1, 2), (1, 3), NetworkBuilder.Explicit(0, 1, 0, 1), ceilMode: true).Current.Width);
        Assert.Equal(3, NetworkBuilder.Input(1, 6).MaxPool2D((1, 2), (1, 3), NetworkBuilder.Explicit(0, 1, 0, 1), ceilMode: true).Current.Width);
    }

    [Fact]
    public void KinkGradients_AreThoseOfPyTorch()
    {
        static double Slope(ActivationFunction function, double x) => new NaiveActivation(function).Slope(x);

        Assert.Equal(0, Slope(new(ActivationKind.ReLU), 0));
        Assert.Equal(0, Slope(new(ActivationKind.ReLU6), 6));
        Assert.Equal(0.2, Slope(new(ActivationKind.LeakyReLU, 0.2), 0));
        Assert.Equal(0, Slope(new(ActivationKind.HardSigmoid), -3));
        Assert.Equal(1, Slope(new(ActivationKind.Clip, -1, 1), 1));
    }

    private static void CheckGradients(Network model, bool withProbabilities)
    {
        Random random = new(7);
        NaiveNetwork network = new(model);
        RandomValues.Fill(network, random);
        double[] inputs = RandomValues.Uniform(random, Samples * model.Input.Length, 4);
        NaiveTargets targets = Targets(model, random, withProbabilities);

        double[] inputGradient = network.ComputeGradients(inputs, targets).InputGradient;

        TensorAssert.Close("input", FiniteDifferences.Gradient(inputs, () => network.Evaluate(inputs, targets)), inputGradient, Tolerance);
        Assert.Contains(inputGradient, static value => value != 0);
        foreach (NaiveTensor parameter in network.Parameters)
        {
            double[] expected = FiniteDifferences.Gradient(parameter.Values, () => network.Evaluate(inputs, targets));
            TensorAssert.Close(parameter.Name, expected, parameter.Gradient, Tolerance);
        }
    }

    private static NaiveTargets Targets(Network model, Random random, bool withProbabilities)
    {
        if (model.Loss.Kind == LossKind.CrossEntropy && !withProbabilities)
        {
            return NaiveTargets.FromLabels([.. Enumerable.Range(0, Samples * model.Output.Pixels).Select(_ => random.Next(model.Output.Channels))]);
        }

        return NaiveTargets.FromValues([.. RandomValues.Uniform(random, Samples * model.Output.Length).Select(Math.Abs)]);
    }
}
