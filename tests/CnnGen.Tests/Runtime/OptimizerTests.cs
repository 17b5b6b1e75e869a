namespace CnnGen.Tests.Runtime;

/// <summary>Every optimizer against its published formula in double, over steps with gradients of very different sizes.</summary>
public sealed class OptimizerTests
{
    private const int Length = 19;
    private const int Steps = 12;

    /// <summary>One weight's update in double: the weight, its gradient, the step from 1, and what the formula remembers.</summary>
    private delegate double Formula(double w, double g, int t, double[] memory);

    [Fact]
    public void PlainSgd() => Check(new Sgd(0.05), static (w, g, _, _) => w - (0.05 * g));

    [Fact]
    public void SgdWithWeightDecay() => Check(new Sgd(0.05, weightDecay: 0.1), static (w, g, _, _) => w - (0.05 * (g + (0.1 * w))));

    [Fact]
    public void SgdWithMomentum_StartsFromGradient() => Check(new Sgd(0.02, momentum: 0.9, weightDecay: 5e-4), static (w, g, t, memory) =>
    {
        g += 5e-4 * w;
        memory[0] = t == 1 ? g : (0.9 * memory[0]) + g;
        return w - (0.02 * memory[0]);
    });

    [Fact]
    public void SgdWithNesterov_LooksAhead() => Check(new Sgd(0.02, momentum: 0.9, nesterov: true, weightDecay: 0.01), static (w, g, t, memory) =>
    {
        g += 0.01 * w;
        memory[0] = t == 1 ? g : (0.9 * memory[0]) + g;
        return w - (0.02 * (g + (0.9 * memory[0])));
    });

    [Fact]
    public void AdamWithDefaults() => Check(new Adam(), static (w, g, t, memory) => AdamStep(w, g, t, memory, 1e-3, 0.9, 0.999, 1e-8));

    [Fact]
    public void AdamWithPenalty() => Check(
        new Adam(0.1, 0.8, 0.95, 1e-3, 0.2), static (w, g, t, memory) => AdamStep(w, g + (0.2 * w), t, memory, 0.1, 0.8, 0.95, 1e-3));

    [Fact]
    public void AdamW_ShrinksWeightsFirst() => Check(
        new AdamW(0.01, weightDecay: 0.3), static (w, g, t, memory) => AdamStep(w * (1 - (0.01 * 0.3)), g, t, memory, 0.01, 0.9, 0.999, 1e-8));

    [Fact]
    public void RMSpropWithDefaults() => Check(new RMSprop(), static (w, g, _, memory) =>
    {
        memory[0] = (0.99 * memory[0]) + (0.01 * g * g);
        return w - (0.01 * g / (Math.Sqrt(memory[0]) + 1e-8));
    });

    [Fact]
    public void RMSpropWithMomentumAndDecay() => Check(new RMSprop(0.02, 0.9, 1e-4, 0.1, 0.7), static (w, g, _, memory) =>
    {
        g += 0.1 * w;
        memory[0] = (0.9 * memory[0]) + (0.1 * g * g);
        memory[1] = (0.7 * memory[1]) + (g / (Math.Sqrt(memory[0]) + 1e-4));
        return w - (0.02 * memory[1]);
    });

    [Theory]
    [MemberData(nameof(AllOptimizers))]
    public void LearningRateZero_LeavesWeightsBitIdentical(string name)
    {
        Optimizer optimizer = Create(name);
        optimizer.LearningRate = 0;
        optimizer.Attach(16);
        float[] weights = [-0f, 1e38f, -1e-45f, 3, float.NaN, float.PositiveInfinity, 0, -7, .. new float[8]];
        float[] before = [.. weights];
        float[] gradients = [-1, 1, -1, 0, 1, 1, 1e38f, float.NaN, .. new float[8]];
        for (int step = 0; step < 3; step++)
        {
            Step(optimizer, weights, gradients);
        }

        Assert.Equal(before.Select(BitConverter.SingleToInt32Bits), weights.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [MemberData(nameof(AllOptimizers))]
    public void ZerosWithoutGradient_StayZero(string name)
    {
        Optimizer optimizer = Create(name);
        optimizer.Attach(16);
        float[] weights = new float[16];
        Step(optimizer, weights, new float[16]);
        Assert.All(weights, static weight => Assert.Equal(0, weight));
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(1L << 31)]
    public void AdamFarOut_HasNoCorrectionLeft(long step)
    {
        Adam optimizer = new(0.5, beta1: 0, beta2: 0.999999);
        optimizer.Attach(16);
        optimizer.StepCount = step - 1;
        float[] weights = new float[16];
        Step(optimizer, weights, [2, .. new float[15]]);
        double v = 4 * 1e-6 / -double.ExpM1(step * Math.Log(0.999999));
        Assert.Equal(-0.5 * 2 / Math.Sqrt(v), weights[0], 1e-4 / Math.Sqrt(v));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e-9)]
    [InlineData(1e39)]
    public void NonsenseRates_AreRefusedByName(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Sgd(value));
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new Adam().LearningRate = value);
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Sgd(1, value));
        Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => new Sgd(1, weightDecay: value));
        Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => new AdamW(weightDecay: value));
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam(beta1: value));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new AdamW(beta2: value));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam(epsilon: value));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => new RMSprop(alpha: value));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new RMSprop(epsilon: value));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new RMSprop(momentum: value));
    }

    [Fact]
    public void LimitsOfRanges_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam(beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => new RMSprop(alpha: 1));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam(epsilon: 0));
        Assert.Throws<ArgumentException>("nesterov", () => new Sgd(0.1, nesterov: true));
    }

    public static TheoryData<string> AllOptimizers => ["sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "rmsprop with momentum"];

    internal static Optimizer Create(string name) => name switch
    {
        "sgd" => new Sgd(0.1, weightDecay: 0.1),
        "momentum" => new Sgd(0.1, momentum: 0.9),
        "nesterov" => new Sgd(0.1, momentum: 0.9, nesterov: true),
        "adam" => new Adam(weightDecay: 0.1),
        "adamw" => new AdamW(),
        "rmsprop" => new RMSprop(),
        _ => new RMSprop(momentum: 0.5),
    };

    private static void Step(Optimizer optimizer, float[] weights, float[] gradients)
    {
        StepBound bound = optimizer.BeginStep(0, 0);
        optimizer.Apply(0, weights, gradients);
        optimizer.EndStep(bound);
    }

    private static double AdamStep(double w, double g, int t, double[] memory, double rate, double beta1, double beta2, double epsilon)
    {
        memory[0] = (beta1 * memory[0]) + ((1 - beta1) * g);
        memory[1] = (beta2 * memory[1]) + ((1 - beta2) * g * g);
        double m = memory[0] / (1 - Math.Pow(beta1, t));
        double v = memory[1] / (1 - Math.Pow(beta2, t));
        return w - (rate * m / (Math.Sqrt(v) + epsilon));
    }

    private static void Check(Optimizer optimizer, Formula formula)
    {
        const int padded = 32;
        Random random = new(11);
        optimizer.Attach(Length);
        float[] weights = new float[padded];
        float[] gradients = new float[padded];
        double[] expected = new double[Length];
        double[][] memory = [.. Enumerable.Range(0, Length).Select(static _ => new double[2])];
        for (int i = 0; i < Length; i++)
        {
            weights[i] = (random.NextSingle() * 2) - 1;
            expected[i] = weights[i];
        }

        for (int step = 1; step <= Steps; step++)
        {
            StepBound bound = optimizer.BeginStep(1e3, 10);
            for (int i = 0; i < Length; i++)
            {
                gradients[i] = ((random.NextSingle() * 2) - 1) * MathF.Pow(10, (i % 7) - 4);
                expected[i] = formula(expected[i], gradients[i], step, memory[i]);
            }

            // Two ranges, as two threads would have them.
            optimizer.Apply(0, weights.AsSpan(0, 16), gradients.AsSpan(0, 16));
            optimizer.Apply(16, weights.AsSpan(16, 16), gradients.AsSpan(16, 16));
            optimizer.EndStep(bound);
        }

        for (int i = 0; i < Length; i++)
        {
            Assert.Equal(expected[i], weights[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
        }

        Assert.All(weights[Length..], static weight => Assert.Equal(0, weight));
    }
}
