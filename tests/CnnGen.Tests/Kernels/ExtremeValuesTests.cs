using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>Values at which formulas break: saturated logits, kinks, ties, infinities and NaN.</summary>
public sealed class ExtremeValuesTests
{
    [Theory]
    [InlineData(1e4f, -1e4f, 0f)]
    [InlineData(1e38f, -1e38f, 1e38f)]
    [InlineData(-1e4f, -1e4f, -1e4f)]
    [InlineData(88.8f, 89f, 104f)]
    public void Softmax_OfHugeLogitsIsFiniteAndSumsToOne(float a, float b, float c)
    {
        float[] outputs = new float[3];
        NetworkCompiler.Compile(NetworkBuilder.Input(3).Softmax().Build()).Predict([a, b, c], outputs);

        Assert.All(outputs, static value => Assert.InRange(value, 0, 1));
        Assert.Equal(1, outputs.Sum(), 1e-6);
    }

    [Fact]
    public void EqualLogits_AreEquallyLikely()
    {
        float[] outputs = new float[10];
        NetworkCompiler.Compile(NetworkBuilder.Input(10).Softmax().Build()).Predict([5, 5, 5, 5, 5, 5, 5, 5, 5, 5], outputs);

        Assert.All(outputs, static value => Assert.Equal(0.1f, value, 1e-7f));
    }

    [Theory]
    [InlineData(1e4, 0, 1, 1e4)]
    [InlineData(1e4, 0, 0, 0)]
    [InlineData(-1e4, 1e4, 1, 0)]
    public void CrossEntropy_OfHugeLogitsIsExact(double first, double second, int label, double expected)
    {
        Network model = NetworkBuilder.Input(2).Dense(2, useBias: false).Build(loss: LossKind.CrossEntropy);
        GeneratedNetwork network = Identity(model, 2);
        NetworkBatch batch = new([first, second], NaiveTargets.FromLabels([label]));

        Assert.Equal(expected, batch.ComputeGradients(network, network.CreateTrainer(new Sgd(0.1))), 1e-3);
    }

    [Theory]
    [InlineData(200, 0, 200)]
    [InlineData(200, 1, 0)]
    [InlineData(-200, 1, 200)]
    [InlineData(-1e4, 0, 0)]
    public void BinaryCrossEntropy_OfHugeLogitsIsExact(double logit, double target, double expected)
    {
        Network model = NetworkBuilder.Input(1).Dense(1, useBias: false).Activation(new(ActivationKind.Sigmoid)).Build(loss: LossKind.BinaryCrossEntropy);
        GeneratedNetwork network = Identity(model, 1);
        NetworkBatch batch = new([logit], NaiveTargets.FromValues([target]));

        Assert.Equal(expected, batch.ComputeGradients(network, network.CreateTrainer(new Sgd(0.1))), 1e-3);
    }

    [Fact]
    public void EveryActivation_AgreesWithTheReferenceFarOutAndAtItsKinks()
    {
        double[] inputs = [-1e4, -100, -89, -30, -20, -6.5, -6, -3, -1, -0.5, -1e-3, -1e-30, 0, 1e-30, 1e-3, 0.5, 0.75, 1, 3, 6, 6.5, 20, 30, 89, 100, 1e4];
        inputs = [.. inputs.Select(static value => (double)(float)value)];
        Network[] models = [.. NetworkCatalog.Activations.Select(function => NetworkBuilder.Input(inputs.Length)
            .Dense(inputs.Length).Activation(function).Build(loss: LossKind.MeanAbsoluteError))];
        foreach (GeneratedNetwork network in NetworkCompiler.Compile(models))
        {
            NetworkComparison.InContext(network.Model, () => CheckElementWise(network, inputs));
        }
    }

    [Fact]
    public void MaxPoolTies_GiveTheGradientToTheFirstInRowMajorOrder()
    {
        Network model = NetworkBuilder.Input(4, 4, 2).DepthwiseConv2D((1, 1)).MaxPool2D((3, 3), (1, 1), NetworkBuilder.Explicit(1)).Build();
        foreach (double value in new[] { 0.0, -2.0, 1.0 })
        {
            // Random zeros and ones have ties in most windows; negative maxima must beat the padding.
            Random random = new(2);
            double[] inputs = [.. Enumerable.Range(0, model.Input.Length).Select(_ => value + random.Next(2))];
            CheckGradients(model, inputs);
        }
    }

    [Fact]
    public void MaxPool_TakesNegativeZeroAndZeroAsEqual()
    {
        Network model = NetworkBuilder.Input(1, 4).MaxPool2D((1, 4)).Build();
        float[] outputs = [1];
        NetworkCompiler.Compile(model).Predict([-0f, 0f, -0f, 0f], outputs);

        Assert.Equal(0f, outputs[0]);
    }

    [Fact]
    public void MaxPool_OfInfinitiesAndNaN_IsPyTorchs()
    {
        GeneratedNetwork network = NetworkCompiler.Compile(NetworkBuilder.Input(1, 6, 1).MaxPool2D((1, 2)).Build());
        float[] outputs = new float[3];
        network.Predict([float.NegativeInfinity, float.NegativeInfinity, 1, float.PositiveInfinity, float.NaN, 1], outputs);

        Assert.Equal([float.NegativeInfinity, float.PositiveInfinity, float.NaN], outputs);
    }

    [Fact]
    public void NaNInOneSample_StaysInIt()
    {
        GeneratedNetwork network = NetworkCompiler.Compile(SmallNetworks.Classifier());
        const int samples = 9;
        float[] inputs = [.. RandomValues.Uniform(new Random(1), samples * network.InputLength).Select(static value => (float)value)];
        float[] expected = new float[samples * network.OutputLength];
        network.Predict(inputs, expected);
        inputs.AsSpan(4 * network.InputLength, network.InputLength).Fill(float.NaN);
        expected.AsSpan(4 * network.OutputLength, network.OutputLength).Fill(float.NaN);

        float[] outputs = new float[expected.Length];
        network.Predict(inputs, outputs);

        Assert.Equal(expected, outputs);
    }

    private static void CheckElementWise(GeneratedNetwork network, double[] inputs)
    {
        // The bias carries the inputs, so that its gradient is the activation's slope; the targets lie below every output.
        int count = inputs.Length;
        network.Parameters.CopyFrom("dense1.weight", new float[count * count]);
        network.Parameters.CopyFrom("dense1.bias", [.. inputs.Select(static value => (float)value)]);
        NetworkBatch batch = new(new double[count], NaiveTargets.FromValues([.. Enumerable.Repeat(-1e6, count)]));
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));

        double[] outputs = batch.Predict(network);
        batch.ComputeGradients(network, trainer);

        NaiveActivation naive = new(((ActivationLayer)network.Model.Layers[1].Layer).Function);
        double[] slopes = [.. NetworkComparison.Values(trainer.Gradients, "dense1.bias").Select(gradient => gradient * count)];
        for (int i = 0; i < count; i++)
        {
            double expected = naive.Value(inputs[i]);
            TensorAssert.Within($"f({inputs[i]})", [expected], [outputs[i]], 1e-6 + (1e-6 * Math.Abs(expected)));
            TensorAssert.Within($"f'({inputs[i]})", [naive.Slope(inputs[i])], [slopes[i]], 5e-6);
        }
    }

    private static void CheckGradients(Network model, double[] inputs)
    {
        GeneratedNetwork network = NetworkCompiler.Compile(model);
        NaiveNetwork naive = new(model);
        Array.Fill(naive.Parameters[0].Values, 1);
        NetworkComparison.CopyWeights(naive, network);
        NetworkBatch batch = new(inputs, NaiveTargets.FromValues(RandomValues.Uniform(new Random(6), model.Output.Length)));
        NetworkComparison.Check(network, naive, batch, 1e-5);
    }

    private static GeneratedNetwork Identity(Network model, int size)
    {
        GeneratedNetwork network = NetworkCompiler.Compile(model);
        network.Parameters.CopyFrom("dense1.weight", [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1f : 0f)]);
        return network;
    }
}
