using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>The same bits, whatever the threads, the place in a batch, and what the working memory held before.</summary>
public sealed class DeterminismTests
{
    private const int LargestBatch = 35;

    public static TheoryData<string> Names => SmallNetworks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_GivesTheSameBitsAloneAndInAnyBatch(string name)
    {
        GeneratedNetwork network = NetworkCompiler.Compile(SmallNetworks.Create(name));
        float[] inputs = Inputs(network, LargestBatch);
        float[] alone = new float[LargestBatch * network.OutputLength];
        for (int sample = 0; sample < LargestBatch; sample++)
        {
            network.Predict(inputs.AsSpan(sample * network.InputLength, network.InputLength), alone.AsSpan(sample * network.OutputLength, network.OutputLength));
        }

        for (int batch = 1; batch <= LargestBatch; batch++)
        {
            float[] outputs = new float[batch * network.OutputLength];
            network.Predict(inputs.AsSpan(0, batch * network.InputLength), outputs);
            AssertSameBits(alone.AsSpan(0, outputs.Length), outputs);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scratch_OfAnyLengthAndContent_GivesTheSameBits(string name)
    {
        GeneratedNetwork network = NetworkCompiler.Compile(SmallNetworks.Create(name));
        float[] inputs = Inputs(network, LargestBatch);
        float[] expected = new float[LargestBatch * network.OutputLength];
        network.Predict(inputs, expected);

        foreach (int length in new[] { network.ScratchLength, network.ScratchLength + 1, (3 * network.ScratchLength) + 5, 40 * network.ScratchLength })
        {
            float[] scratch = new float[length];
            Array.Fill(scratch, float.NaN);
            float[] outputs = new float[expected.Length];
            network.Predict(inputs, outputs, scratch);
            AssertSameBits(expected, outputs);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Prediction_GivesTheSameBitsOnAnyNumberOfThreads(string name)
    {
        GeneratedNetwork network = NetworkCompiler.Compile(SmallNetworks.Create(name));
        float[] inputs = Inputs(network, LargestBatch);
        float[] expected = new float[LargestBatch * network.OutputLength];
        network.Predict(inputs, expected);

        foreach (int threads in new[] { 1, 2, 3, 8 })
        {
            float[] outputs = new float[expected.Length];
            network.Predict(inputs, outputs, threads);
            AssertSameBits(expected, outputs);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_GivesTheSameBitsOnAnyNumberOfThreads(string name)
    {
        float[][] runs = [.. new[] { 1, 2, 3, 8 }.Select(threads => Train(name, threads))];

        Assert.All(runs, run => AssertSameBits(runs[0], run));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Predictions_OnSeveralThreadsAtOnce_ShareOneNetwork(string name)
    {
        GeneratedNetwork network = NetworkCompiler.Compile(SmallNetworks.Create(name));
        float[] inputs = Inputs(network, LargestBatch);
        float[] expected = new float[LargestBatch * network.OutputLength];
        network.Predict(inputs, expected);

        Parallel.For(0, 32, run =>
        {
            float[] outputs = new float[expected.Length];
            network.Predict(inputs, outputs);
            AssertSameBits(expected, outputs);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BatchGradient_IsTheMeanOfTheSamplesGradients(string name)
    {
        const int samples = 11;
        // One sample at a time gets the masks of the first place in a batch, so dropout is out of the comparison.
        Network model = SmallNetworks.WithoutDropout(SmallNetworks.Create(name));
        GeneratedNetwork network = NetworkCompiler.Compile(model);
        NetworkBatch batch = NetworkBatch.Random(model, new Random(3), samples);
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
        batch.ComputeGradients(network, trainer);
        Dictionary<string, double[]> whole = network.Parameters.Names.ToDictionary(static parameter => parameter, parameter => NetworkComparison.Values(trainer.Gradients, parameter));

        Dictionary<string, double[]> mean = whole.ToDictionary(static pair => pair.Key, static pair => new double[pair.Value.Length]);
        for (int sample = 0; sample < samples; sample++)
        {
            batch.Sample(model, sample).ComputeGradients(network, trainer);
            foreach ((string parameter, double[] sum) in mean)
            {
                double[] gradient = NetworkComparison.Values(trainer.Gradients, parameter);
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += gradient[i] / samples;
                }
            }
        }

        Assert.All(whole, pair => TensorAssert.Close(pair.Key, mean[pair.Key], pair.Value, 1e-5));
    }

    private static float[] Train(string name, int threads)
    {
        GeneratedNetwork network = NetworkCompiler.Compile(SmallNetworks.Create(name));
        GeneratedTrainer trainer = network.CreateTrainer(new Adam(1e-2), threads);
        NetworkBatch batch = NetworkBatch.Random(network.Model, new Random(5), samples: 37);
        float[] losses = [.. Enumerable.Range(0, 4).Select(_ => batch.Step(network, trainer))];
        Assert.True(losses[^1] < losses[0], $"The loss went from {losses[0]} to {losses[^1]}.");
        return [.. losses, .. network.Parameters.Storage];
    }

    private static float[] Inputs(GeneratedNetwork network, int samples) =>
        [.. RandomValues.Uniform(new Random(11), samples * network.InputLength).Select(static value => (float)value)];

    private static void AssertSameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(BitConverter.SingleToUInt32Bits(expected[i]), BitConverter.SingleToUInt32Bits(actual[i]));
        }
    }
}
