using CnnGen.Tests.Naive;
using CnnGen.Tests.Runtime;

namespace CnnGen.Tests.Kernels;

/// <summary>
/// A step that would leave something that is not finite: it names the step and the tensor, and changes nothing. Whether the optimizer is as before shows in
/// the steps that follow: they give the bits of a trainer that never saw the refused one.
/// </summary>
[Collection(nameof(SharedThreads))]
public sealed class RefusedStepTests
{
    private const int Features = 300;
    private const int Units = 3;
    private const int Samples = 64;

    // Five ranges of the update's, so that the first tensor's are long written when the last one's is looked at.
    private static readonly Lazy<GeneratedNetwork> s_network = new(static () =>
        NetworkCompiler.Compile(NetworkBuilder.Input(Features).Dense(200).Dense(Units).Build("Refused")));

    private readonly float[] _inputs;
    private readonly float[] _targets;

    public RefusedStepTests()
    {
        Random random = new(4);
        _inputs = [.. RandomValues.Uniform(random, Samples * Features).Select(static value => (float)value)];
        _targets = [.. RandomValues.Uniform(random, Samples * Units).Select(static value => (float)value)];
        for (int n = 0; n < Samples; n++)
        {
            _inputs[(n * Features) + Features - 1] = 0;
        }
    }

    public static TheoryData<string, int> Optimizers => [.. OptimizerTests.AllOptimizers.SelectMany(static row => new[] { (row.Data, 1), (row.Data, 2) })];

    public static TheoryData<string, float> BadGradients =>
        [.. OptimizerTests.AllOptimizers.SelectMany(static row => new[] { (row.Data, float.NaN), (row.Data, float.PositiveInfinity), (row.Data, float.NegativeInfinity) })];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void FiniteLossWithInfiniteGradient_NamesStepAndTensor(string optimizer, int threads) => Check(optimizer, threads, 2, trainer =>
    {
        // The last feature was 0 so far, and so are its weights: the loss is about 1e20, and the gradient of those weights beyond 1e40.
        float[] inputs = new float[Features];
        inputs[^1] = 1e30f;
        return Assert.Throws<NotFiniteNumberException>(() => trainer.Step(inputs, [1e10f, -1e10f, 1e10f]));
    }, "The gradient of dense1.weight has the value", "in step 2;");

    [Theory]
    [MemberData(nameof(BadGradients))]
    public void ChangedGradient_NamesItsTensorAndValue(string optimizer, float value) => Check(optimizer, threads: 2, 3, trainer =>
    {
        trainer.ComputeGradients(_inputs, _targets);
        trainer.Gradients["dense2.bias"][Units - 1] = value;
        return Assert.Throws<NotFiniteNumberException>(trainer.Update);
    }, $"The gradient of dense2.bias has the value {FormattableString.Invariant($"{value}")} in step 3;");

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void UpdateBeyondFloats_NamesItsTensor(string optimizer, int threads) => Check(optimizer, threads, 2, (trainer, rule) =>
    {
        double rate = rule.LearningRate;
        rule.LearningRate = 3e38;
        trainer.ComputeGradients(_inputs, _targets);
        trainer.Gradients.Storage.Clear();
        trainer.Gradients["dense2.weight"][1, 7] = 1e10f;
        NotFiniteNumberException failure = Assert.Throws<NotFiniteNumberException>(trainer.Update);
        rule.LearningRate = rate;
        return failure;
    }, "step 2;", "exceeds the range of a float");

    [Theory]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("rmsprop")]
    [InlineData("rmsprop with momentum")]
    public void SquareBeyondFloats_NamesItsTensor(string optimizer) => Check(optimizer, threads: 2, 1, trainer =>
    {
        trainer.ComputeGradients(_inputs, _targets);
        trainer.Gradients["dense2.weight"][1, 7] = 1e25f;
        return Assert.Throws<NotFiniteNumberException>(trainer.Update);
    }, "The update of dense2.weight exceeds the range of a float in step 1;");

    [Theory]
    [InlineData("momentum")]
    [InlineData("nesterov")]
    public void VelocityBeyondFloats_NamesItsTensor(string optimizer) => Check(optimizer, threads: 2, 1, (trainer, rule) =>
    {
        // The weights do not move, so that the velocity alone can show it.
        double rate = rule.LearningRate;
        rule.LearningRate = 0;
        NotFiniteNumberException? failure = null;
        for (int i = 0; failure is null && i < 3; i++)
        {
            trainer.Gradients.Storage.Clear();
            trainer.Gradients["dense2.bias"][0] = 3e38f;
            failure = (NotFiniteNumberException?)Record.Exception(trainer.Update);
        }

        rule.LearningRate = rate;
        return failure!;
    }, ["The update of dense2.bias exceeds the range of a float in step"], goesOn: false);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void WeightThatIsNotFinite_IsNamed(float value) => Check("adam", threads: 2, 1, trainer =>
    {
        trainer.ComputeGradients(_inputs, _targets);
        ParameterTensor weight = s_network.Value.Parameters["dense2.weight"];
        float before = weight[0, 0];
        weight[0, 0] = value;
        NotFiniteNumberException failure = Assert.Throws<NotFiniteNumberException>(trainer.Update);
        weight[0, 0] = before;
        return failure;
    }, $"The tensor dense2.weight has the value {FormattableString.Invariant($"{value}")} before step 1;");

    /// <summary>The bound that is looked at first has a margin; what it cannot prove is computed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void UpdateThatReachesTheLastFloats_IsTaken(int threads)
    {
        GeneratedNetwork network = s_network.Value;
        network.Parameters.Storage.Clear();
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(1), threads);
        trainer.Gradients["dense1.weight"][0, 0] = -float.MaxValue;
        trainer.Gradients["dense2.bias"][2] = 3e38f;
        trainer.Update();
        Assert.Equal(float.MaxValue, network.Parameters["dense1.weight"][0, 0]);
        Assert.Equal(-3e38f, network.Parameters["dense2.bias"][2]);

        trainer.Gradients["dense1.weight"][0, 0] = 1e38f;
        trainer.Gradients["dense2.bias"][2] = 1e38f;
        NotFiniteNumberException failure = Assert.Throws<NotFiniteNumberException>(trainer.Update);
        Assert.Contains("dense2.bias", failure.Message);
        Assert.Equal(double.NegativeInfinity, failure.OffendingNumber);
        Assert.Equal(float.MaxValue, network.Parameters["dense1.weight"][0, 0]);
    }

    [Fact]
    public void UnprovenSteps_HaveTheBitsOfProvenOnes()
    {
        // With so small an epsilon no bound proves anything, though no quotient is large.
        float[] expected = Train(new Adam(epsilon: 1e-30), threads: 1);
        Assert.Equal(expected, Train(new Adam(epsilon: 1e-38), threads: 1));
        Assert.Equal(expected, Train(new Adam(epsilon: 1e-38), threads: 2));

        float[] Train(Optimizer optimizer, int threads) => Steps(Trainer(optimizer, threads), 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void UnprovenSteps_AllocateNothing(int threads)
    {
        GeneratedTrainer trainer = Trainer(new Adam(epsilon: 1e-38), threads);
        Allocations.AssertNoneOnceWarm(() => trainer.Step(_inputs, _targets));
    }

    [Fact]
    public void ComputedGradients_AreLeftForTheCallerToMend()
    {
        GeneratedTrainer trainer = Trainer(new Sgd(0.1), threads: 2);
        float[] inputs = new float[Features];
        inputs[^1] = 1e30f;
        Assert.True(float.IsFinite(trainer.ComputeGradients(inputs, [1e10f, -1e10f, 1e10f])));
        Assert.Contains(trainer.Gradients["dense1.weight"].ToArray(), float.IsInfinity);
        trainer.Gradients.Storage.Clear();
        trainer.Update();
    }

    private void Check(string optimizer, int threads, int step, Func<GeneratedTrainer, NotFiniteNumberException> refused, params string[] message)
        => Check(optimizer, threads, step, (trainer, _) => refused(trainer), message);

    private void Check(string optimizer, int threads, int step, Func<GeneratedTrainer, Optimizer, NotFiniteNumberException> refused, params string[] message)
        => Check(optimizer, threads, step, refused, message, goesOn: true);

    private void Check(
        string name, int threads, int step, Func<GeneratedTrainer, Optimizer, NotFiniteNumberException> refused, string[] message, bool goesOn)
    {
        const int after = 3;
        float[] expected = Steps(Trainer(OptimizerTests.Create(name), threads), step + after);

        Optimizer optimizer = OptimizerTests.Create(name);
        GeneratedTrainer trainer = Trainer(optimizer, threads);
        float[] before = Steps(trainer, step);
        NotFiniteNumberException failure = refused(trainer, optimizer);
        Assert.All(message, part => Assert.Contains(part, failure.Message));
        Assert.False(double.IsFinite(failure.OffendingNumber));
        Assert.Equal(before, s_network.Value.Parameters.Storage);
        if (goesOn)
        {
            Assert.Equal(expected, Steps(trainer, after));
        }
    }

    /// <summary>The weights after some steps.</summary>
    private float[] Steps(GeneratedTrainer trainer, int count)
    {
        for (int i = 0; i < count; i++)
        {
            trainer.Step(_inputs, _targets);
        }

        return s_network.Value.Parameters.Storage.ToArray();
    }

    /// <summary>A trainer of the network with the same weights every time; those of the last feature are 0.</summary>
    private static GeneratedTrainer Trainer(Optimizer optimizer, int threads)
    {
        GeneratedNetwork network = s_network.Value;
        foreach (string name in network.Parameters.Names)
        {
            ParameterTensor tensor = network.Parameters[name];
            tensor.CopyFrom([.. RandomValues.Uniform(new Random(1), tensor.ToArray().Length, 0.05).Select(static value => (float)value)]);
        }

        for (int unit = 0; unit < 200; unit++)
        {
            network.Parameters["dense1.weight"][unit, Features - 1] = 0;
        }

        return network.CreateTrainer(optimizer, threads);
    }
}
