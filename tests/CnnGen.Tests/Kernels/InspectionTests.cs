using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;
using CnnGen.Tests.Reference;

namespace CnnGen.Tests.Kernels;

/// <summary><c>Inspect</c> against PyTorch's stored activations, and against the naive reference cut behind each layer.</summary>
public sealed class InspectionTests
{
    private const double Tolerance = 1e-5;

    private static readonly IReadOnlyDictionary<string, Network> s_networks = new Dictionary<string, Network>
    {
        ["activation on the store"] = Conv(ActivationKind.ReLU, channelsFirst: false).MaxPool2D((2, 2)).Flatten().Dense(4).Softmax().Build(),
        ["activation of its own"] = Conv(ActivationKind.GELU, channelsFirst: true).GlobalAveragePool2D().Dense(5, activation: new(ActivationKind.Tanh)).Build(),
        ["layers between flatten and dense"] = Conv(ActivationKind.None, channelsFirst: false).Flatten().Dropout(0.5).Activation(new(ActivationKind.SiLU)).Dense(3).Build(),
        ["flatten last"] = Conv(ActivationKind.None, channelsFirst: false).Activation(new(ActivationKind.ReLU)).Flatten().Dropout(0.5).Build(),
        ["classes per pixel"] = Conv(ActivationKind.None, channelsFirst: true).Softmax().Build(),
        ["residual, activation behind the sum"] = Conv(ActivationKind.ReLU, channelsFirst: false).Conv2D(3, (3, 3), padding: NetworkBuilder.Same).Add([0], new(ActivationKind.ReLU))
            .GlobalAveragePool2D().Dense(4).Softmax().Build(),
        ["branch that nobody reads, channels first"] = Conv(ActivationKind.None, channelsFirst: true).Activation(new(ActivationKind.GELU)).Conv2D(2, (2, 2))
            .From(-1).Conv2D(3, (3, 2)).From(1).Dropout(0.5).Add([3]).Build(),
        ["concatenation with the input, channels first"] = NetworkBuilder.Input(6, 5, 2, channelsFirst: true).Conv2D(3, (3, 3), padding: NetworkBuilder.Same).Concatenate(-1, 0, -1)
            .Activation(new(ActivationKind.SiLU)).Build(),
        ["squeeze and excitation, channels first"] = Conv(ActivationKind.SiLU, channelsFirst: true).GlobalAveragePool2D().Dense(3, activation: new(ActivationKind.Sigmoid)).Multiply([0])
            .Flatten().Dense(4).Build(),
        ["flattened maps in a sum"] = Conv(ActivationKind.None, channelsFirst: false).Flatten().From(0).Activation(new(ActivationKind.Tanh)).Flatten().Dropout(0.5).Add([1]).Dense(3).Build(),
        ["flattened maps behind each other, channels first"] = Conv(ActivationKind.None, channelsFirst: true).Flatten().From(-1).Conv2D(2, (2, 2)).Flatten().Concatenate(1, 1)
            .Activation(new(ActivationKind.ReLU)).Dense(3).From(4).Dense(3).Add([6]).Build(),
        ["a flattened map read by dense layers and by a product"] = Conv(ActivationKind.None, channelsFirst: false).Flatten().Dense(48, activation: new(ActivationKind.Sigmoid)).Multiply([1])
            .Concatenate(1).Softmax().Build(),
        ["nothing but dropout"] = NetworkBuilder.Input(3, 2, 2).Dropout(0.5).Build(),
    };

    private static readonly Dictionary<string, GeneratedNetwork> s_compiled =
        s_networks.Keys.Zip(NetworkCompiler.Compile(s_networks.Values)).ToDictionary(static pair => pair.First, static pair => pair.Second);

    public static TheoryData<string> CasesWithActivations => ReferenceCase.NamesWithActivations;

    public static TheoryData<string> NetworkNames => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(CasesWithActivations))]
    public void EveryLayer_ShowsWhatPyTorchStored(string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        GeneratedNetwork network = PyTorchCasesTests.Compile(reference);
        IReadOnlyDictionary<string, ReferenceTensor> activations = reference.Activations;
        Assert.Equal(activations.Keys.Order(), network.Model.Layers.Select(static layer => layer.Layer.Name).Order());
        foreach ((int sample, float[] input) in reference.Input.Chunk(network.InputLength).Index())
        {
            network.Inspect(input, (layer, shape, values) =>
            {
                ReferenceTensor expected = activations[layer.Name];

                // A global pool is flat here, and one pixel in PyTorch.
                Assert.Equal(layer.IsFlat ? expected.Shape[1..2] : expected.Shape[1..], shape.ToArray());
                TensorAssert.Close(
                    $"{layer.Name} of sample {sample}", TensorAssert.ToDoubles(expected.Values[(sample * values.Length)..((sample + 1) * values.Length)]),
                    TensorAssert.ToDoubles(values.ToArray()), Tolerance);
            });
        }
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void EveryLayer_ShowsWhatTheNetworkUpToItPredicts(string name)
    {
        Network model = s_networks[name];
        GeneratedNetwork network = s_compiled[name];
        NaiveNetwork naive = new(model);
        RandomValues.Fill(naive, new Random(7));
        NetworkComparison.CopyWeights(naive, network);
        double[] input = [.. RandomValues.Uniform(new Random(8), model.Input.Length)];
        List<string> shown = [];

        network.Inspect(DataLayout.ToCaller(input, model.Input, model.ChannelsFirst), (layer, shape, values) =>
        {
            NaiveNetwork upToHere = new(model with { Layers = model.Layers.Take(shown.Count + 1).ToEquatableArray() });
            foreach (NaiveTensor parameter in upToHere.Parameters)
            {
                naive[parameter.Name].Values.CopyTo(parameter.Values, 0);
            }

            Shape output = model.Layers[shown.Count].Output;
            Assert.Equal(output.IsFlat ? [output.Channels] : [output.Channels, output.Height, output.Width], shape.ToArray());
            Assert.Equal(output.ToString(), layer.OutputShape.ToString());
            Assert.Equal(model.InputNames(model.Layers[shown.Count]), layer.Inputs);
            TensorAssert.Close(layer.Name, upToHere.Predict(input), TensorAssert.ToDoubles(values.ToArray()), Tolerance);
            shown.Add(layer.Name);
        });

        Assert.Equal(model.Layers.Select(static layer => layer.Layer.Name), shown);
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void LastLayer_ShowsTheBitsOfThePrediction(string name)
    {
        Network model = s_networks[name];
        GeneratedNetwork network = s_compiled[name];
        float[] input = [.. RandomValues.Uniform(new Random(9), model.Input.Length).Select(static value => (float)value)];
        float[] expected = new float[network.OutputLength];
        network.Predict(input, expected);
        float[] last = [];

        network.Inspect(input, (_, _, values) => last = values.ToArray());

        Assert.Equal(DataLayout.FromCaller(expected, model.Output, model.ChannelsFirst), TensorAssert.ToDoubles(last));
    }

    [Fact]
    public void Observer_MayUseTheSameNetwork()
    {
        GeneratedNetwork network = s_compiled["activation of its own"];
        float[] input = [.. RandomValues.Uniform(new Random(10), network.InputLength).Select(static value => (float)value)];
        float[] other = [.. RandomValues.Uniform(new Random(11), network.InputLength).Select(static value => (float)value)];
        List<float> expected = [];
        network.Inspect(input, (_, _, values) => expected.AddRange(values));
        List<float> shown = [];

        network.Inspect(input, (_, _, values) =>
        {
            network.Predict(other, new float[network.OutputLength]);
            network.Inspect(other, static (_, _, _) => { });
            shown.AddRange(values);
        });

        Assert.Equal(expected, shown);
    }

    [Fact]
    public void WrongCalls_AreRefused_AndTheObserversExceptionEndsTheCall()
    {
        GeneratedNetwork network = s_compiled["activation on the store"];
        int calls = 0;

        Assert.Throws<ArgumentException>("input", () => network.Inspect(new float[network.InputLength + 1], (_, _, _) => calls++));
        Assert.Throws<ArgumentNullException>("observer", () => network.Inspect(new float[network.InputLength], null!));
        Assert.Equal(0, calls);
        Assert.Throws<TimeoutException>(() => network.Inspect(new float[network.InputLength], (_, _, _) => throw new TimeoutException((++calls).ToString())));
        Assert.Equal(1, calls);
    }

    private static NetworkBuilder Conv(ActivationKind activation, bool channelsFirst) =>
        NetworkBuilder.Input(6, 5, 2, channelsFirst).Conv2D(3, (3, 2), activation: activation == ActivationKind.None ? ActivationFunction.None : new(activation));
}
