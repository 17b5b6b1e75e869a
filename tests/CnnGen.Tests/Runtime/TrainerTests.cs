namespace CnnGen.Tests.Runtime;

[Collection(nameof(SharedThreads))]
public sealed class TrainerTests
{
    private const int Samples = 101;

    [Fact]
    public void ThreadCount_ChangesNoBit()
    {
        float[] expected = Train(threads: 1);
        foreach (int threads in new[] { 2, 3, 8 })
        {
            Assert.Equal(expected, Train(threads));
        }
    }

    [Fact]
    public void Step_LearnsLinearMap()
    {
        (float[] inputs, float[] targets) = Data();
        LinearNetwork network = new(seed: 1);
        Trainer<LinearNetwork> trainer = new(network, new Sgd(0.1, momentum: 0.9)) { Threads = 2 };
        float first = trainer.Step(inputs, targets);
        float last = 0;
        for (int step = 0; step < 300; step++)
        {
            last = trainer.Step(inputs, targets);
        }

        Assert.True(first > 0.1);
        Assert.True(last < 1e-6, $"{last}");
    }

    [Fact]
    public void TenThousandSteps_DoNotDrift()
    {
        (float[] inputs, float[] targets) = Data();
        LinearNetwork network = new(seed: 1);
        Trainer<LinearNetwork> trainer = new(network, new Adam(1e-3)) { Threads = 1 };
        for (int step = 0; step < 10_000; step++)
        {
            trainer.Step(inputs, targets);
        }

        Assert.InRange(trainer.Evaluate(inputs, targets).Loss, 0, 1e-4);
    }

    [Fact]
    public void ComputeGradients_IsDerivativeOfMeanLoss()
    {
        (float[] inputs, float[] targets) = Data();
        LinearNetwork network = new(seed: 1);
        Trainer<LinearNetwork> trainer = new(network, new Sgd(0.1)) { Threads = 3 };
        trainer.ComputeGradients(inputs, targets);
        foreach (string name in network.Parameters.Names)
        {
            float[] values = network.Parameters[name].ToArray();
            float[] gradients = trainer.Gradients[name].ToArray();
            for (int i = 0; i < values.Length; i++)
            {
                double difference = (LossWith(i, 0.01f) - LossWith(i, -0.01f)) / 0.02;
                Assert.Equal(difference, gradients[i], 1e-4);
            }

            double LossWith(int index, float change)
            {
                float[] changed = [.. values];
                changed[index] += change;
                network.Parameters.CopyFrom(name, changed);
                double loss = trainer.Evaluate(inputs, targets).Loss;
                network.Parameters.CopyFrom(name, values);
                return loss;
            }
        }
    }

    [Fact]
    public void ComputeGradientsThenUpdate_IsStep()
    {
        (float[] inputs, float[] targets) = Data();
        LinearNetwork one = new(seed: 1);
        LinearNetwork two = new(seed: 1);
        Trainer<LinearNetwork> stepping = new(one, new Adam(0.1)) { Threads = 2 };
        Trainer<LinearNetwork> computing = new(two, new Adam(0.1)) { Threads = 2 };
        for (int step = 0; step < 5; step++)
        {
            float loss = stepping.Step(inputs, targets);
            Assert.Equal(loss, computing.ComputeGradients(inputs, targets));
            Assert.Equal(loss, computing.ComputeGradients(inputs, targets));
            computing.Update();
            Assert.Equal(stepping.Gradients.Storage, computing.Gradients.Storage);
        }

        Assert.Equal(one.Parameters.Storage, two.Parameters.Storage);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void NonFiniteLoss_ThrowsAndLeavesWeights(int threads)
    {
        (float[] inputs, float[] targets) = Data();
        LinearNetwork network = new(seed: 1);
        Trainer<LinearNetwork> trainer = new(network, new Sgd(0.1)) { Threads = threads };
        float[] before = network.Parameters.Storage.ToArray();
        inputs[Samples / 2] = float.NaN;

        Assert.Throws<NotFiniteNumberException>(() => trainer.Step(inputs, targets));
        Assert.Throws<NotFiniteNumberException>(() => trainer.ComputeGradients(inputs, targets));
        trainer.Update();

        Assert.Equal(before, network.Parameters.Storage);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void FailureInTile_ReachesCaller_AndTrainerGoesOn(int threads)
    {
        (float[] inputs, float[] targets) = Data();
        LinearNetwork network = new(seed: 1);
        Trainer<LinearNetwork> trainer = new(network, new Sgd(0.1)) { Threads = threads };
        float[] before = network.Parameters.Storage.ToArray();
        float good = inputs[^5];
        inputs[^5] = 666;

        Assert.Throws<NotSupportedException>(() => trainer.Step(inputs, targets));
        Assert.Equal(before, network.Parameters.Storage);

        inputs[^5] = good;
        Assert.True(trainer.Step(inputs, targets) > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ThreadsThatDoNotStart_ChangeNoBit(int possible)
    {
        (float[] inputs, float[] targets) = Data();
        LinearNetwork network = new(seed: 1);
        LinearNetwork limited = new(seed: 1);
        Trainer<LinearNetwork> trainer = new(network, new Adam(0.01)) { Threads = 1 };
        WorkerPool pool = WorkerPoolTests.Limited(possible, new OutOfMemoryException());
        Trainer<LinearNetwork> without = new(limited, new Adam(0.01), pool) { Threads = 4 };
        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(trainer.Step(inputs, targets), without.Step(inputs, targets));
        }

        Assert.Equal(network.Parameters.Storage, limited.Parameters.Storage);
        Assert.Equal(trainer.Evaluate(inputs, targets), without.Evaluate(inputs, targets));
    }

    [Fact]
    public void Interrupts_ChangeNoBit_AndLeaveTheThreads()
    {
        (float[] inputs, float[] targets) = Data();
        LinearNetwork expected = new(seed: 1);
        Trainer<LinearNetwork> calm = new(expected, new Adam(0.01)) { Threads = 1 };
        LinearNetwork network = new(seed: 1);
        WorkerPool pool = WorkerPoolTests.Pool(processors: 4);
        Trainer<LinearNetwork> trainer = new(network, new Adam(0.01), pool) { Threads = 3 };
        const int steps = 3000;
        int done = 0;
        Thread training = new(() =>
        {
            while (done < steps)
            {
                trainer.Step(inputs, targets);
                done++;
            }
        });
        training.Start();
        while (training.IsAlive)
        {
            training.Interrupt();
        }

        for (int step = 0; step < steps; step++)
        {
            calm.Step(inputs, targets);
        }

        Assert.Equal(steps, done);
        Assert.Equal(expected.Parameters.Storage, network.Parameters.Storage);
        Team team = new(pool);
        team.Take(3);
        Assert.Equal(3, team.Helpers);
    }

    [Fact]
    public void TrainersAtTheSameTime_HaveTheBitsOfTrainersAlone()
    {
        float[] expected = Train(threads: 1);
        Parallel.For(0, 8, _ => Assert.Equal(expected, Train(threads: 3)));
    }

    [Fact]
    public void Evaluate_HasNoAccuracyWithoutClasses()
    {
        (float[] inputs, float[] targets) = Data();
        Evaluation evaluation = new Trainer<LinearNetwork>(new LinearNetwork(1), new Sgd(0.1)).Evaluate(inputs, targets);
        Assert.Equal(0, evaluation.Count);
        Assert.Equal(double.NaN, evaluation.Accuracy);
    }

    [Fact]
    public void Evaluate_AgreesOnAnyNumberOfThreads()
    {
        (float[] inputs, float[] targets) = Data(1000);
        Trainer<LinearNetwork> trainer = new(new LinearNetwork(1), new Sgd(0.1)) { Threads = 1 };
        Evaluation alone = trainer.Evaluate(inputs, targets);
        trainer.Threads = 3;
        Assert.Equal(alone, trainer.Evaluate(inputs, targets));
    }

    [Fact]
    public void OptimizerOfAnotherTrainer_Throws()
    {
        Adam optimizer = new();
        _ = new Trainer<LinearNetwork>(new LinearNetwork(1), optimizer);
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => new Trainer<LinearNetwork>(new LinearNetwork(2), optimizer));
        Assert.Contains("Adam", failure.Message);
    }

    [Fact]
    public void LabelsForRegression_Throw()
    {
        Trainer<LinearNetwork> trainer = new(new LinearNetwork(1), new Sgd(0.1));
        ArgumentException failure = Assert.Throws<ArgumentException>("labels", () => trainer.Step(new float[5], new int[1]));
        Assert.Contains("MeanSquaredError", failure.Message);
    }

    [Theory]
    [InlineData(0, 0, "inputs")]
    [InlineData(7, 3, "inputs")]
    [InlineData(10, 3, "targets")]
    [InlineData(10, 7, "targets")]
    public void WrongLengths_Throw(int inputs, int targets, string argument)
    {
        Trainer<LinearNetwork> trainer = new(new LinearNetwork(1), new Sgd(0.1));
        Assert.Throws<ArgumentException>(argument, () => trainer.Step(new float[inputs], new float[targets]));
        Assert.Throws<ArgumentException>(argument, () => trainer.ComputeGradients(new float[inputs], new float[targets]));
        Assert.Throws<ArgumentException>(argument, () => trainer.Evaluate(new float[inputs], new float[targets]));
    }

    [Fact]
    public void ThreadsBelowOne_Throw()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<LinearNetwork>(new LinearNetwork(1), new Sgd(0.1)) { Threads = 0 });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void WarmStep_AllocatesNothingOnCallersThread(int threads)
    {
        (float[] inputs, float[] targets) = Data();
        Trainer<LinearNetwork> trainer = new(new LinearNetwork(1), new Adam()) { Threads = threads };
        Allocations.AssertNoneOnceWarm(() =>
        {
            for (int step = 0; step < 100; step++)
            {
                trainer.Step(inputs, targets);
                trainer.Step(inputs.AsSpan(0, 50), targets.AsSpan(0, 30));
            }
        });
    }

    private static float[] Train(int threads)
    {
        (float[] inputs, float[] targets) = Data();
        LinearNetwork network = new(seed: 3);
        Trainer<LinearNetwork> trainer = new(network, new Adam(0.01)) { Threads = threads };
        List<float> losses = [];
        for (int step = 0; step < 20; step++)
        {
            losses.Add(trainer.Step(inputs.AsSpan(0, 5 * (Samples - step)), targets.AsSpan(0, 3 * (Samples - step))));
        }

        return [.. losses, .. network.Parameters.Storage];
    }

    /// <summary>Inputs, and what a fixed linear map makes of them.</summary>
    private static (float[] Inputs, float[] Targets) Data(int samples = Samples)
    {
        Random random = new(7);
        float[] inputs = new float[samples * 5];
        float[] targets = new float[samples * 3];
        for (int n = 0; n < samples; n++)
        {
            Span<float> x = inputs.AsSpan(n * 5, 5);
            foreach (ref float value in x)
            {
                value = (random.NextSingle() * 2) - 1;
            }

            targets[n * 3] = x[0] + (2 * x[1]);
            targets[(n * 3) + 1] = x[2] - x[3] + 0.5f;
            targets[(n * 3) + 2] = (3 * x[4]) - 1;
        }

        return (inputs, targets);
    }
}
