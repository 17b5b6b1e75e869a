using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>
/// Sums of many terms of one sign, where rounding errors add up instead of cancelling: every output and gradient is within 2e-6 of the sum in double for
/// 25,000 terms, and within 5e-6 for a million.
/// </summary>
public sealed class LongSumTests
{
    private const double Bound = 2e-6;
    private const double BoundOfAMillion = 5e-6;

    /// <summary>Layers whose sums are cut along each axis, with and without groups of chains, at borders and with odd rests.</summary>
    public static TheoryData<string> Layers =>
    [
        "dense 25088", "dense 300", "rows", "columns", "columns at a border", "channels", "channels at a border", "odd channels", "few filters", "groups",
        "strided", "dilated", "depthwise", "long depthwise", "signal", "tall signal", "pointwise", "pointwise megapixel", "megapixel", "folded",
    ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_SumsWithinTheBound(string name)
    {
        Network network = Create(name);
        WeightedOperation operation = ContractionTests.Operation(network.Layers[0]);
        ContractionKernel<float> kernel = ContractionKernel<float>.Compile([operation])[0];
        foreach ((float x, float w, float dy) in new[] { (0.1f, 1f, 0.1f), (1 / 3f, 0.7f, 0.3f), (0.9f, 0.01f, 123.4f) })
        {
            double[] inputs = Fill(network.Input.Length, x);
            double[] gradients = Fill(network.Output.Length, dy);
            NaiveNetwork naive = new(network);
            Array.Fill(naive.Parameters[0].Values, w);
            Array.Fill(naive.Parameters[1].Values, w);

            (double[] y, double[] dx, double[] dw, double[] dbias) = kernel.Run(inputs, naive.Parameters[0].Values, naive.Parameters[1].Values, gradients, count: 1);

            double[] expected = naive.Predict(inputs);
            double[] expectedDx = naive.Pull(inputs, gradients);
            double longest = network.Output.Pixels > 25_088 ? BoundOfAMillion : Bound;
            AssertClose("y", expected, DataLayout.FromChannelsLast(y, network.Output), longest);
            AssertClose("dx", expectedDx, DataLayout.FromChannelsLast(dx, network.Input), longest);
            AssertClose("dw", naive.Parameters[0].Gradient, dw, longest);
            AssertClose("dbias", naive.Parameters[1].Gradient, dbias, longest);
        }
    }

    [Theory]
    [InlineData(1024, 1024, 3)]
    [InlineData(1, 25_088, 2)]
    [InlineData(25_088, 1, 5)]
    [InlineData(113, 127, 17)]
    [InlineData(7, 9, 4)]
    public void GlobalAveragePool_AveragesWithinTheBound(int height, int width, int channels)
    {
        Network model = NetworkBuilder.Input(height, width, channels).GlobalAveragePool2D().Build();
        GeneratedNetwork network = NetworkCompiler.Compile(model);
        foreach (float x in new[] { 0.1f, 1 / 3f, 123.4f })
        {
            float[] inputs = new float[model.Input.Length];
            Array.Fill(inputs, x);
            float[] outputs = new float[channels];
            network.Predict(inputs, outputs);
            AssertClose("y", Fill(channels, x), [.. outputs.Select(static value => (double)value)], height * width > 25_088 ? BoundOfAMillion : Bound);
        }
    }

    [Fact]
    public void AveragePoolOfLargeWindows_AveragesWithinTheBound()
    {
        Network model = NetworkBuilder.Input(230, 250, 5).AveragePool2D((150, 140), (40, 50), NetworkBuilder.Explicit(30, 20, 10, 40)).Build();
        double[] inputs = Fill(model.Input.Length, 0.3f);
        float[] outputs = new float[model.Output.Length];
        NetworkCompiler.Compile(model).Predict([.. inputs.Select(static value => (float)value)], outputs);
        AssertClose("y", new NaiveNetwork(model).Predict(inputs), DataLayout.FromCaller(outputs, model.Output, channelsFirst: false), Bound);
    }

    /// <summary>A gradient is a sum over samples, too: one at a time, and in tiles from the first dense layer on.</summary>
    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 2)]
    public void MiniBatch_SumsWithinTheBound(bool isDense, int threads)
    {
        const int Samples = 25_000;
        NetworkBuilder builder = isDense ? NetworkBuilder.Input(3).Dense(2) : NetworkBuilder.Input(1, 1, 3).Conv2D(2, (1, 1));
        Network model = builder.Build();
        GeneratedNetwork network = NetworkCompiler.Compile(model);
        NaiveNetwork naive = new(model);
        foreach ((NaiveTensor tensor, int i) in naive.Parameters.Select(static (tensor, i) => (tensor, i)))
        {
            Array.Fill(tensor.Values, 0.7f);
            network.Parameters.CopyFrom(network.Parameters.Names[i], [.. tensor.Values.Select(static value => (float)value)]);
        }

        NetworkBatch batch = new(Fill(Samples * model.Input.Length, 0.1f), NaiveTargets.FromValues(Fill(Samples * model.Output.Length, 0)));
        naive.ComputeGradients(batch.Inputs, batch.Targets);

        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1), threads);
        batch.ComputeGradients(network, trainer);

        foreach ((NaiveTensor tensor, int i) in naive.Parameters.Select(static (tensor, i) => (tensor, i)))
        {
            float[] gradient = new float[tensor.Values.Length];
            trainer.Gradients.CopyTo(network.Parameters.Names[i], gradient);
            AssertClose(network.Parameters.Names[i], tensor.Gradient, [.. gradient.Select(static value => (double)value)], Bound);
        }
    }

    private static double[] Fill(int length, float value)
    {
        double[] values = new double[length];
        Array.Fill(values, value);
        return values;
    }

    private static void AssertClose(string name, double[] expected, double[] actual, double bound)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]);
            Assert.True(error <= bound * Math.Abs(expected[i]), $"{name}[{i}] is {actual[i]:R}, but {expected[i]:R} was expected: {error / Math.Abs(expected[i]):E2} off.");
        }
    }

    private static Network Create(string name) => (name switch
    {
        "dense 25088" => NetworkBuilder.Input(25088).Dense(3),
        "dense 300" => NetworkBuilder.Input(300).Dense(21),
        "rows" => NetworkBuilder.Input(20, 9, 6).Conv2D(16, (11, 5)),
        "columns" => NetworkBuilder.Input(9, 17, 48).Conv2D(24, (5, 7)),
        "columns at a border" => NetworkBuilder.Input(8, 11, 48).Conv2D(24, (5, 7), padding: NetworkBuilder.Same),
        "channels" => NetworkBuilder.Input(5, 8, 256).Conv2D(17, (3, 3)),
        "channels at a border" => NetworkBuilder.Input(4, 5, 512).Conv2D(17, (3, 3), padding: NetworkBuilder.Same),
        "odd channels" => NetworkBuilder.Input(4, 5, 263).Conv2D(3, (3, 3), padding: NetworkBuilder.Same),
        "few filters" => NetworkBuilder.Input(7, 19, 40).Conv2D(5, (3, 5)),
        "groups" => NetworkBuilder.Input(5, 6, 402).Conv2D(6, (3, 3), groups: 3, padding: NetworkBuilder.Same),
        "strided" => NetworkBuilder.Input(15, 14, 40).Conv2D(10, (5, 5), stride: (2, 3), padding: NetworkBuilder.Explicit(2)),
        "dilated" => NetworkBuilder.Input(15, 14, 140).Conv2D(10, (3, 3), dilation: (2, 3), padding: NetworkBuilder.Same),
        "depthwise" => NetworkBuilder.Input(40, 38, 5).DepthwiseConv2D((31, 29), padding: NetworkBuilder.Same),
        "long depthwise" => NetworkBuilder.Input(1, 400, 5).DepthwiseConv2D((1, 301), padding: NetworkBuilder.Same),
        "signal" => NetworkBuilder.Input(1, 4000, 3).Conv2D(7, (1, 333), stride: (1, 4)),
        "tall signal" => NetworkBuilder.Input(3000, 1, 3).Conv2D(7, (333, 1), stride: (4, 1)),
        "pointwise" => NetworkBuilder.Input(30, 31, 300).Conv2D(40, (1, 1)),
        "pointwise megapixel" => NetworkBuilder.Input(1024, 1024).Conv2D(16, (1, 1)),
        "megapixel" => NetworkBuilder.Input(1024, 1024).Conv2D(2, (3, 3), padding: NetworkBuilder.Same),
        "folded" => NetworkBuilder.Input(12, 12, 6).Conv2D(160, (5, 5)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such layer."),
    }).Build();
}
