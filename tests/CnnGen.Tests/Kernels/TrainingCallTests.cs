using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>Wrong and hostile calls of a trainer on a generated network; its weights stay as they were.</summary>
public sealed class TrainingCallTests
{
    private const int Features = 4 * 5 * 3;
    private const int Classes = 7;

    private readonly GeneratedNetwork _network = NetworkCompiler.Compile(
        NetworkBuilder.Input(4, 5, 3).Conv2D(6, (3, 3), activation: new(ActivationKind.ReLU)).Flatten().Dense(Classes).Softmax().Build());

    private readonly GeneratedTrainer _trainer;
    private readonly float[] _weights;

    public TrainingCallTests()
    {
        _trainer = _network.CreateTrainer(new Adam());
        _weights = _network.Parameters.Storage.ToArray();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-100)]
    [InlineData(Classes)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void LabelOutOfRange_NamesLabelAndPlace(int label)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => _trainer.Step(new float[3 * Features], [0, label, 1]));

        Assert.Contains(FormattableString.Invariant($"labels[1] is {label}"), error.Message);
        Assert.Equal(_weights, _network.Parameters.Storage);
    }

    [Theory]
    [InlineData(Features, 2)]
    [InlineData(2 * Features, 1)]
    [InlineData(Features, 0)]
    [InlineData(Features + 1, 1)]
    [InlineData(0, 0)]
    public void LengthsThatDoNotFit_AreRefused(int inputs, int labels)
    {
        Assert.Throws<ArgumentException>(() => _trainer.Step(new float[inputs], new int[labels]));
        Assert.Throws<ArgumentException>(() => _trainer.ComputeGradients(new float[inputs], new int[labels]));
        Assert.Throws<ArgumentException>(() => _trainer.Evaluate(new float[inputs], new int[labels]));
        Assert.Equal(_weights, _network.Parameters.Storage);
    }

    [Fact]
    public void TargetsOfAWrongLength_AreNamedWithTheirShape()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => _trainer.Step(new float[Features], new float[Classes - 1]));

        Assert.Equal("targets", error.ParamName);
    }

    [Theory]
    [InlineData(3, null, "'Net0' ends without [Softmax] and declares no loss, so its loss is the mean squared error (MeanSquaredError), which takes no labels; for class labels add [Softmax] or [Loss(Loss.CrossEntropy)], for a regression pass float targets, 3 per sample.")]
    [InlineData(1, null, "'Net0' ends without [Softmax] and declares no loss, so its loss is the mean squared error (MeanSquaredError), which takes no labels; for labels of 0 and 1 add [Loss(Loss.BinaryCrossEntropy)], for a regression pass float targets, 1 per sample.")]
    [InlineData(3, "MeanSquaredError", "The loss of 'Net0' is MeanSquaredError, which takes no labels; for class labels add [Softmax] or [Loss(Loss.CrossEntropy)], for a regression pass float targets, 3 per sample.")]
    [InlineData(3, "Huber", "The loss of 'Net0' is Huber, which takes no labels; for class labels add [Softmax] or [Loss(Loss.CrossEntropy)], for a regression pass float targets, 3 per sample.")]
    public void LabelsForALossWithoutClasses_SayWhyAndWhatToDo(int units, string? loss, string message)
    {
        GeneratedNetwork regression = NetworkCompiler.Compile(NetworkBuilder.Input(3).Dense(units).Build(loss: loss is null ? null : Enum.Parse<LossKind>(loss)));
        GeneratedTrainer trainer = regression.CreateTrainer(new Sgd(0.1));

        Assert.StartsWith(message, Assert.Throws<ArgumentException>("labels", () => trainer.Step(new float[3], [1])).Message);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>("labels", () => trainer.Evaluate(new float[3], [1])).Message);
    }

    [Fact]
    public void Regression_HasNoAccuracy()
    {
        GeneratedTrainer trainer = NetworkCompiler.Compile(NetworkBuilder.Input(3).Dense(2).Build()).CreateTrainer(new Sgd(0.1));

        trainer.ComputeGradients(new float[3], [1f, 2f]);
        Evaluation evaluation = trainer.Evaluate(new float[3], [1f, 2f]);

        Assert.Equal((0, 0, 0), (trainer.Correct, evaluation.Correct, evaluation.Count));
        Assert.Equal(double.NaN, evaluation.Accuracy);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void LossThatIsNotFinite_LeavesTheWeights(float value)
    {
        float[] inputs = new float[Features];
        Array.Fill(inputs, value);

        Assert.Throws<NotFiniteNumberException>(() => _trainer.Step(inputs, [0]));
        Assert.Equal(_weights, _network.Parameters.Storage);

        Array.Clear(inputs);
        Assert.True(float.IsFinite(_trainer.Step(inputs, [0])));
    }

    [Fact]
    public void LearningRateOfZero_LeavesTheWeights()
    {
        _network.CreateTrainer(new Sgd(0)).Step(new float[Features], [0]);

        Assert.Equal(_weights, _network.Parameters.Storage);
    }

    [Fact]
    public void Correct_CountsWhatPredictionsSay()
    {
        const int samples = 25;
        Random random = new(8);
        float[] inputs = [.. RandomValues.Uniform(random, samples * Features).Select(static value => (float)value)];
        int[] labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(Classes))];
        int expected = Enumerable.Range(0, samples).Count(i => _network.Classify(inputs.AsSpan(i * Features, Features)) == labels[i]);

        _trainer.ComputeGradients(inputs, labels);
        Evaluation evaluation = _trainer.Evaluate(inputs, labels);

        Assert.Equal(expected, _trainer.Correct);
        Assert.Equal((expected, samples), (evaluation.Correct, evaluation.Count));
    }

    [Fact]
    public void SmallStack_IsEnough()
    {
        float loss = 0;
        Thread thread = new(() => loss = _trainer.Step(new float[Features], [0]), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.True(loss > 0);
    }
}
