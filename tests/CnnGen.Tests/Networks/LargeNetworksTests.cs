namespace CnnGen.Tests.Networks;

/// <summary>Networks as large and as deep as people declare them.</summary>
public sealed class LargeNetworksTests
{
    [Fact]
    public void Vgg16_Predicts()
    {
        Assert.Equal(138_357_544, Vgg16.ParameterCount);
        Assert.Equal(15_470_264_320, Vgg16.MultiplyAddCount);
        Vgg16 network = new(seed: 3);
        float[] image = new float[Vgg16.InputLength];
        Random random = new(5);
        for (int i = 0; i < image.Length; i++)
        {
            image[i] = random.NextSingle();
        }

        float[] probabilities = new float[Vgg16.OutputLength];
        network.Predict(image, probabilities);
        Assert.All(probabilities, static probability => Assert.InRange(probability, 1e-6f, 1));
        Assert.Equal(1, probabilities.Sum(), 1e-4);
    }

    [Fact]
    public void SixtyLayers_LearnABatchByHeart()
    {
        SixtyLayers network = new(seed: 1);

        // With 2e-3 rounding decides whether all units of one of the many narrow layers die.
        Trainer<SixtyLayers> trainer = new(network, new Adam(learningRate: 5e-4));
        Random random = new(2);
        float[] inputs = [.. Enumerable.Range(0, 8 * SixtyLayers.InputLength).Select(_ => random.NextSingle() - 0.5f)];
        int[] labels = [0, 1, 2, 3, 0, 1, 2, 3];
        float first = trainer.Step(inputs, labels);
        float last = first;
        for (int step = 0; step < 300 && last > first / 10; step++)
        {
            last = trainer.Step(inputs, labels);
        }

        Assert.True(last <= first / 10, $"The loss went from {first} to {last} only.");
    }
}
