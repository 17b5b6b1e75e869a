using System.Runtime.InteropServices;
using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary><c>Classify</c> against what <c>Predict</c> gives, for outputs of every form.</summary>
public sealed class ClassifyTests
{
    private static readonly IReadOnlyDictionary<string, (Network Network, double? Threshold)> s_cases = new Dictionary<string, (Network, double?)>
    {
        ["classes"] = (NetworkBuilder.Input(4, 5, 3).Conv2D(6, (3, 3)).Flatten().Dense(7).Softmax().Build(), null),
        ["logits"] = (NetworkBuilder.Input(9).Dense(5).Build(), null),
        ["two classes"] = (NetworkBuilder.Input(6, 6, 1).Conv2D(2, (6, 6)).Flatten().Build(), null),
        ["one sigmoid"] = (NetworkBuilder.Input(9).Dense(1).Activation(new(ActivationKind.Sigmoid)).Build(loss: LossKind.BinaryCrossEntropy), 0.5),
        ["one sigmoid in short form"] = (NetworkBuilder.Input(9).Dense(1, activation: new(ActivationKind.Sigmoid)).Build(), 0.5),
        ["one logit"] = (NetworkBuilder.Input(9).Dense(1).Build(loss: LossKind.BinaryCrossEntropy), 0),
        ["one regression"] = (NetworkBuilder.Input(9).Dense(1).Build(), 0),
        ["one tanh"] = (NetworkBuilder.Input(9).Dense(1, activation: new(ActivationKind.Tanh)).Build(), 0),
        ["votes of patches"] = (NetworkBuilder.Input(6, 6, 2).Conv2D(1, (3, 3), activation: new(ActivationKind.Sigmoid)).GlobalAveragePool2D().Build(), 0.5),
        ["flattened sigmoid"] = (NetworkBuilder.Input(3, 3, 2).Conv2D(1, (3, 3)).Activation(new(ActivationKind.Sigmoid)).Flatten().Dropout(0.5).Build(), 0.5),
        ["classes of a residual network"] = (NetworkBuilder.Input(4, 5, 3).Conv2D(3, (3, 3), padding: NetworkBuilder.Same).Add([-1]).Flatten().Dense(7).Softmax().Build(), null),
        ["sigmoid of a sum"] = (NetworkBuilder.Input(9).Dense(1).From(-1).Dense(1).Add([0], new(ActivationKind.Sigmoid)).Build(loss: LossKind.BinaryCrossEntropy), 0.5),
        ["sigmoid of a branch"] = (NetworkBuilder.Input(9).Dense(1, activation: new(ActivationKind.Sigmoid)).From(-1).Dense(1).From(0).Dropout(0.5).Build(), 0.5),
        ["logit beside a sigmoid"] = (NetworkBuilder.Input(9).Dense(1).From(-1).Dense(1, activation: new(ActivationKind.Sigmoid)).From(0).Dropout(0.5).Build(), 0),
        ["classes per pixel of a concatenation, channels first"] = (NetworkBuilder.Input(4, 5, 3, channelsFirst: true).Conv2D(3, (1, 1)).Concatenate(-1).Softmax().Build(), null),
        ["classes per pixel"] = (NetworkBuilder.Input(4, 5, 3).Conv2D(6, (1, 1)).Softmax().Build(), null),
        ["classes per pixel, channels first"] = (NetworkBuilder.Input(4, 5, 3, channelsFirst: true).Conv2D(6, (1, 1)).Softmax().Build(), null),
        ["binary per pixel"] = (NetworkBuilder.Input(4, 5, 3).Conv2D(1, (1, 1)).Activation(new(ActivationKind.Sigmoid)).Build(loss: LossKind.BinaryCrossEntropy), 0.5),
        ["binary logits per pixel, channels first"] = (NetworkBuilder.Input(4, 5, 3, channelsFirst: true).Conv2D(1, (1, 1)).Build(loss: LossKind.BinaryCrossEntropy), 0),
        ["one pixel"] = (NetworkBuilder.Input(3, 3, 2).Conv2D(4, (3, 3)).Build(), null),
        ["nothing but the input"] = (NetworkBuilder.Input(3).Dropout(0.5).Build(), null),
    };

    private static readonly Dictionary<string, GeneratedNetwork> s_compiled =
        s_cases.Keys.Zip(NetworkCompiler.Compile(s_cases.Values.Select(static value => value.Network))).ToDictionary(static pair => pair.First, static pair => pair.Second);

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ManySamples_HaveTheClassesOfTheirOutputs(string name)
    {
        (Network model, double? threshold) = s_cases[name];
        GeneratedNetwork network = Network(name);
        foreach (int samples in (int[])[0, 1, 2, 16, 17, 40])
        {
            float[] inputs = Inputs(model, samples);
            int[] expected = Expected(network, inputs, threshold);
            int[] classes = new int[samples * network.OutputShape.Pixels];
            Array.Fill(classes, -7);

            network.Classify(inputs, classes);

            Assert.Equal(expected, classes);
            if (samples == 40)
            {
                Assert.True(expected.Distinct().Count() > 1, "All samples have one class.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void OneSample_HasTheClassOfItsOutputs(string name)
    {
        GeneratedNetwork network = Network(name);
        float[] input = Inputs(network.Model, 1);
        if (network.OutputShape.Pixels > 1)
        {
            Assert.Contains("a class for each of 4x5 pixels", Assert.Throws<NotSupportedException>(() => network.Classify(input)).Message);
            return;
        }

        Assert.Equal(Expected(network, input, s_cases[name].Threshold)[0], network.Classify(input));
    }

    [Theory]
    [InlineData("one sigmoid", 0f, 1)]
    [InlineData("one sigmoid", -1e-30f, 1)]
    [InlineData("one sigmoid", -0.001f, 0)]
    [InlineData("one sigmoid", 0.001f, 1)]
    [InlineData("one sigmoid", float.NaN, 0)]
    [InlineData("one logit", 0f, 1)]
    [InlineData("one logit", -1e-30f, 0)]
    [InlineData("one logit", 1e-30f, 1)]
    [InlineData("one logit", float.NaN, 0)]
    public void Boundary_IsOnTheSideOfOne(string name, float logit, int expected)
    {
        GeneratedNetwork network = s_compiled[name];
        network.Parameters.CopyFrom("dense1.weight", new float[9]);
        network.Parameters.CopyFrom("dense1.bias", [logit]);
        int[] classes = [-1];

        network.Classify(new float[9], classes);

        Assert.Equal([expected], classes);
        Assert.Equal(expected, network.Classify(new float[9]));
    }

    [Theory]
    [InlineData(8, 1, "inputs", "A whole number of samples of 9 was expected, but the inputs have 8 floats.")]
    [InlineData(18, 1, "classes", "Room for 2 classes was expected, 1 for each of 2 samples, but there is room for 1.")]
    [InlineData(0, 1, "classes", "Room for 0 classes was expected")]
    public void WrongLengths_AreNamed(int inputs, int classes, string argument, string message) => Assert.StartsWith(
        message, Assert.Throws<ArgumentException>(argument, () => s_compiled["logits"].Classify(new float[inputs], new int[classes])).Message);

    [Fact]
    public void WrongLengthForMaps_NamesTheMap() => Assert.StartsWith(
        "Room for 40 classes was expected, 20 (4x5) for each of 2 samples, but there is room for 2.",
        Assert.Throws<ArgumentException>("classes", () => s_compiled["classes per pixel"].Classify(new float[120], new int[2])).Message);

    [Fact]
    public void ClassesInTheMemoryOfTheInputs_AreRefused()
    {
        float[] memory = new float[18];
        Assert.Throws<ArgumentException>("classes", () => s_compiled["logits"].Classify(memory, MemoryMarshal.Cast<float, int>(memory.AsSpan(16))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Shapes_AreThoseOfTheNetwork(string name)
    {
        GeneratedNetwork network = s_compiled[name];
        Assert.Equal((network.Model.Input.ToString(), network.Model.Output.ToString()), (network.InputShape.ToString(), network.OutputShape.ToString()));
        Assert.Equal((network.InputLength, network.OutputLength), (network.InputShape.Length, network.OutputShape.Length));
    }

    [Fact]
    public void WarmCalls_AllocateNothing()
    {
        GeneratedNetwork network = s_compiled["classes per pixel"];
        float[] inputs = Inputs(network.Model, 40);
        int[] classes = new int[40 * 20];
        Allocations.AssertNoneOnceWarm(() => network.Classify(inputs, classes));
    }

    private static GeneratedNetwork Network(string name)
    {
        GeneratedNetwork network = s_compiled[name];
        Random random = new(5);
        foreach (string parameter in network.Parameters.Names)
        {
            network.Parameters.CopyFrom(parameter, [.. RandomValues.Uniform(random, network.Parameters[parameter].Length).Select(static value => (float)value)]);
        }

        return network;
    }

    private static float[] Inputs(Network model, int samples) =>
        [.. RandomValues.Uniform(new Random(samples), samples * model.Input.Length).Select(static value => (float)value)];

    /// <summary>From the outputs in the caller's order.</summary>
    private static int[] Expected(GeneratedNetwork network, float[] inputs, double? threshold)
    {
        int samples = inputs.Length / network.InputLength;
        float[] outputs = new float[samples * network.OutputLength];
        network.Predict(inputs, outputs);
        if (threshold is { } least)
        {
            return [.. outputs.Select(value => value >= least ? 1 : 0)];
        }

        (int pixels, int channels) = (network.OutputShape.Pixels, network.OutputShape.Channels);
        return
        [
            .. from sample in Enumerable.Range(0, samples)
               from pixel in Enumerable.Range(0, pixels)
               let values = Enumerable.Range(0, channels).Select(c => outputs[(sample * pixels * channels) + (network.Model.ChannelsFirst ? (c * pixels) + pixel : (pixel * channels) + c)]).ToArray()
               select Array.IndexOf(values, values.Max()),
        ];
    }
}
