namespace CnnGen.Tests.Runtime;

/// <summary>What the trainer hands to the emitted code, and what it makes of the answers.</summary>
[Collection(nameof(SharedThreads))]
public sealed class TrainerContractTests
{
    private const int Samples = 50;

    private readonly float[] _inputs = [.. Enumerable.Range(0, 2 * Samples).Select(static i => (float)(i % 3))];
    private readonly int[] _labels = [.. Enumerable.Range(0, 2 * Samples).Select(static i => i % 4 == 3 ? 0 : i % 3)];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Dropout_SeesSeedStepAndPlaceInBatch(int threads)
    {
        Trainer<ProbeNetwork> trainer = Trainer(threads);
        trainer.Seed = 5;
        for (int step = 0; step < 4; step++)
        {
            trainer.ComputeGradients(_inputs, _labels);
            Assert.Equal(KeySum(step), trainer.Gradients["probe1.weight"][0, 0]);
            trainer.Step(_inputs, _labels);
            Assert.Equal(KeySum(step), trainer.Gradients["probe1.weight"][0, 0]);
        }

        static float KeySum(int step) => Enumerable.Range(0, Samples).Sum(sample => (float)(CompilerServices.CounterRandom.Key(5, step, sample, 0) % 1000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void LossAndGradients_AreMeansOverLabels(int threads)
    {
        Trainer<ProbeNetwork> trainer = Trainer(threads);
        float loss = trainer.ComputeGradients(_inputs, _labels);
        Assert.Equal(_inputs.Average(), loss, 1e-6f);
        Assert.Equal(_labels.Average(), trainer.Gradients["probe1.weight"][0, 1], 1e-6);
        int correct = _inputs.Zip(_labels).Count(static pair => pair.First == pair.Second);
        Assert.Equal(correct, trainer.Correct);
        Assert.Equal(new Evaluation(loss, correct, 2 * Samples), trainer.Evaluate(_inputs, _labels));
        Assert.Equal(correct / 100.0, trainer.Evaluate(_inputs, _labels).Accuracy);
    }

    [Fact]
    public void FloatTargets_ReachTheLoss()
    {
        Trainer<ProbeNetwork> trainer = Trainer(threads: 2);
        trainer.ComputeGradients(_inputs, [.. Enumerable.Repeat(0.25f, 4 * Samples)]);
        Assert.Equal(0.5, trainer.Gradients["probe1.weight"][0, 1], 1e-6);
    }

    [Fact]
    public void WeightsSetBetweenSteps_AreRepacked()
    {
        ProbeNetwork network = new();
        Trainer<ProbeNetwork> trainer = new(network, new Sgd(0)) { Threads = 1 };
        trainer.Step(_inputs, _labels);
        network.Parameters["probe1.weight"][0, 2] = 7;
        trainer.ComputeGradients(_inputs.AsSpan(0, 2), _labels.AsSpan(0, 2));
        Assert.Equal(7, trainer.Gradients["probe1.weight"][0, 2]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-100)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void LabelOutOfRange_NamesLabelPlaceAndRange(int label)
    {
        Trainer<ProbeNetwork> trainer = Trainer(threads: 2);
        _labels[37] = label;
        ArgumentOutOfRangeException failure = Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Step(_inputs, _labels));
        Assert.Contains($"labels[37] is {label}: a class from 0 to 2 was expected", failure.Message);
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Evaluate(_inputs, _labels));
        Assert.Equal(0, trainer.Gradients["probe1.weight"][0, 0]);
    }

    [Fact]
    public void WrongLengths_SayShapeAndWhatCame()
    {
        Trainer<ProbeNetwork> trainer = Trainer(threads: 1);
        Assert.StartsWith(
            "One or more whole samples of 2 (1x2x1) were expected, but the inputs have 3 floats.",
            Assert.Throws<ArgumentException>("inputs", () => trainer.Step(new float[3], new int[2])).Message);
        Assert.StartsWith(
            "4 labels were expected, 2 for each of 2 samples, but there are 2.",
            Assert.Throws<ArgumentException>("labels", () => trainer.Step(new float[4], new int[2])).Message);
        Assert.StartsWith(
            "8 targets were expected, 2 samples of 4 (2x2x1), but there are 2.",
            Assert.Throws<ArgumentException>("targets", () => trainer.Step(new float[4], new float[2])).Message);
    }

    [Theory]
    [InlineData(1, 3, 100, 1)]
    [InlineData(64, 16, 180_000, 4)]
    [InlineData(64, 4, 180_000, 8)]
    [InlineData(256, 32, 180_000, 8)]
    [InlineData(32, 16, 180_000, 2)]
    [InlineData(9, 8, 180_000, 2)]
    [InlineData(64, 8, 25_000_000, 3)]
    [InlineData(64, 8, 138_000_000, 1)]
    [InlineData(int.MaxValue, 8, 0, 8)]
    public void Shards_FollowFromBatchAndMemory(int samples, int tileLength, int parameterLength, int shards)
        => Assert.Equal(shards, ShardPlan.Count(samples, tileLength, parameterLength));

    [Fact]
    public void Shards_CoverBatchInOrder()
    {
        Assert.Equal(0, ShardPlan.Start(0, 7, int.MaxValue));
        Assert.Equal(int.MaxValue, ShardPlan.Start(7, 7, int.MaxValue));
        for (int shard = 0; shard < 7; shard++)
        {
            Assert.InRange(ShardPlan.Start(shard + 1, 7, 50) - ShardPlan.Start(shard, 7, 50), 7, 8);
        }
    }

    private static Trainer<ProbeNetwork> Trainer(int threads) => new(new ProbeNetwork(), new Sgd(0)) { Threads = threads };
}
