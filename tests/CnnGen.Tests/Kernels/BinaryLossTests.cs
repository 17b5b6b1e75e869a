using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>Binary cross entropy with labels of 0 and 1, one per output: loss, gradients, and what counts as correct.</summary>
public sealed class BinaryLossTests
{
    private const int Samples = 43;

    private static readonly ActivationFunction s_sigmoid = new(ActivationKind.Sigmoid);

    private static readonly IReadOnlyDictionary<string, Network> s_networks = new Dictionary<string, Network>
    {
        ["one probability"] = Binary(NetworkBuilder.Input(9).Dense(4, activation: new(ActivationKind.Tanh)).Dense(1).Activation(s_sigmoid)),
        ["one probability in short form"] = Binary(NetworkBuilder.Input(9).Dense(1, activation: s_sigmoid)),
        ["one logit"] = Binary(NetworkBuilder.Input(9).Dense(1)),
        ["five labels"] = Binary(NetworkBuilder.Input(9).Dense(5).Activation(s_sigmoid)),
        ["thirty-seven labels"] = Binary(NetworkBuilder.Input(9).Dense(37).Activation(s_sigmoid)),
        ["a label per pixel"] = Binary(NetworkBuilder.Input(5, 4, 2).Conv2D(1, (3, 3), padding: NetworkBuilder.Same).Activation(s_sigmoid)),
        ["labels per pixel, logits"] = Binary(NetworkBuilder.Input(5, 4, 2).Conv2D(3, (3, 3), padding: NetworkBuilder.Same)),
        ["labels per pixel, channels first"] = Binary(NetworkBuilder.Input(5, 4, 2, channelsFirst: true).Conv2D(3, (3, 3), padding: NetworkBuilder.Same).Activation(s_sigmoid)),
    };

    private static readonly Dictionary<string, GeneratedNetwork> s_compiled =
        s_networks.Keys.Zip(NetworkCompiler.Compile(s_networks.Values)).ToDictionary(static pair => pair.First, static pair => pair.Second);

    public static TheoryData<string> Names => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Labels_GiveTheReferencesLossGradientsAndCounts(string name)
    {
        (GeneratedNetwork network, NaiveNetwork naive, float[] inputs, int[] labels, NetworkBatch reference) = Case(name);
        double expected = naive.ComputeGradients(reference.Inputs, reference.Targets).Loss;
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));

        float loss = trainer.ComputeGradients(inputs, labels);
        Evaluation evaluation = trainer.Evaluate(inputs, labels);

        Assert.Equal(expected, loss, 1e-5);
        Assert.Equal(expected, evaluation.Loss, 1e-5);
        foreach (NaiveTensor parameter in naive.Parameters)
        {
            TensorAssert.Close(parameter.Name, parameter.Gradient, NetworkComparison.Values(trainer.Gradients, parameter.Name), 1e-5);
        }

        float[] outputs = new float[labels.Length];
        network.Predict(inputs, outputs);
        float half = network.Model.EndsInSigmoid ? 0.5f : 0;
        int correct = outputs.Zip(labels).Count(pair => (pair.First >= half ? 1 : 0) == pair.Second);
        Assert.InRange(correct, 1, labels.Length - 1);
        Assert.Equal((correct, correct, labels.Length), (trainer.Correct, evaluation.Correct, evaluation.Count));
        Assert.Equal((double)correct / labels.Length, evaluation.Accuracy);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Labels_GiveTheBitsOfTargets_OnAnyNumberOfThreads(string name)
    {
        (GeneratedNetwork network, _, float[] inputs, int[] labels, _) = Case(name);
        float[] targets = [.. labels.Select(static label => (float)label)];
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
        float loss = trainer.ComputeGradients(inputs, targets);
        (int correct, float[] gradients, Evaluation evaluation) = (trainer.Correct, trainer.Gradients.Storage.ToArray(), trainer.Evaluate(inputs, targets));
        for (int threads = 1; threads <= 4; threads++)
        {
            trainer.Threads = threads;
            Assert.Equal(loss, trainer.ComputeGradients(inputs, labels));
            Assert.Equal(correct, trainer.Correct);
            Assert.Equal(gradients, trainer.Gradients.Storage);
            Assert.Equal(evaluation, trainer.Evaluate(inputs, labels));
        }
    }

    [Theory]
    [InlineData("one probability", 0f, 1)]
    [InlineData("one probability", -1e-30f, 1)]
    [InlineData("one probability", -0.01f, 0)]
    [InlineData("one logit", 0f, 1)]
    [InlineData("one logit", -1e-30f, 0)]
    public void AtTheBoundary_TrainerAndClassifyAgree(string name, float logit, int expected)
    {
        GeneratedNetwork network = s_compiled[name];
        string last = network.Parameters.Names[^2].Split('.')[0];
        foreach (string parameter in network.Parameters.Names)
        {
            network.Parameters[parameter].CopyFrom(new float[network.Parameters[parameter].Length]);
        }

        network.Parameters[last + ".bias"].CopyFrom([logit]);
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
        float[] input = new float[network.InputLength];

        Assert.Equal(expected, network.Classify(input));
        Assert.Equal(1, trainer.Evaluate(input, [expected]).Correct);
        Assert.Equal(0, trainer.Evaluate(input, [1 - expected]).Correct);
        trainer.ComputeGradients(input, [expected]);
        Assert.Equal(1, trainer.Correct);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(int.MinValue)]
    public void OtherLabels_AreNamedWithTheirPlace(int label)
    {
        GeneratedTrainer trainer = s_compiled["five labels"].CreateTrainer(new Sgd(0.1));
        int[] labels = [0, 1, 0, 1, 0, 0, 0, label, 0, 1];

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Step(new float[18], labels));

        Assert.StartsWith(FormattableString.Invariant($"labels[7] is {label}: 0 or 1 was expected."), error.Message);
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Evaluate(new float[18], labels));
    }

    [Fact]
    public void WrongNumberOfLabels_SaysHowManyPerSample() => Assert.StartsWith(
        "10 labels were expected, 5 for each of 2 samples, but there are 2.",
        Assert.Throws<ArgumentException>("labels", () => s_compiled["five labels"].CreateTrainer(new Sgd(0.1)).Step(new float[18], [0, 1])).Message);

    [Fact]
    public void TwoHeaps_AreToldApart()
    {
        // With random weights: those that another test has set to zero would stay there.
        (GeneratedNetwork network, _, _, _, _) = Case("one probability");
        Random random = new(3);
        int[] labels = [.. Enumerable.Range(0, 200).Select(static i => i % 2)];
        float[] inputs = [.. labels.SelectMany(label => RandomValues.Uniform(random, 9).Select(value => (float)value + (label == 1 ? 1 : -1)))];
        GeneratedTrainer trainer = network.CreateTrainer(new Adam(0.05));
        for (int step = 0; step < 60; step++)
        {
            trainer.Step(inputs, labels);
        }

        int[] classes = new int[200];
        network.Classify(inputs, classes);
        Assert.Equal(1, trainer.Evaluate(inputs, labels).Accuracy);
        Assert.Equal(labels, classes);
    }

    private static Network Binary(NetworkBuilder builder) => builder.Build(loss: LossKind.BinaryCrossEntropy);

    /// <summary>A network with random weights, and random samples, each as the product and as the reference takes it; labels are in the caller's order.</summary>
    private static (GeneratedNetwork Network, NaiveNetwork Naive, float[] Inputs, int[] Labels, NetworkBatch Reference) Case(string name)
    {
        GeneratedNetwork network = s_compiled[name];
        Network model = network.Model;
        Random random = new(name.Length);
        NaiveNetwork naive = new(model);
        RandomValues.Fill(naive, random);
        NetworkComparison.CopyWeights(naive, network);
        double[] inputs = RandomValues.Uniform(random, Samples * model.Input.Length);
        double[] targets = [.. Enumerable.Range(0, Samples * model.Output.Length).Select(_ => (double)random.Next(2))];
        return (
            network, naive, DataLayout.ToCaller(inputs, model.Input, model.ChannelsFirst),
            [.. DataLayout.ToCaller(targets, model.Output, model.ChannelsFirst).Select(static value => (int)value)], new NetworkBatch(inputs, NaiveTargets.FromValues(targets)));
    }
}
