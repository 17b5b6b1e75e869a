using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>Dropout's masks, read off the gradient of the bias before it: zero where an element was dropped.</summary>
public sealed class DropoutTests
{
    private const int Units = 2000;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Mask_KeepsTheShareThatItShould(double rate)
    {
        GeneratedNetwork network = Compile(rate);

        int kept = Mask(network, network.CreateTrainer(new Sgd(0.1))).Count(static keeps => keeps);

        double deviation = Math.Sqrt(Units * rate * (1 - rate));
        Assert.InRange(kept, (Units * (1 - rate)) - (5 * deviation), (Units * (1 - rate)) + (5 * deviation));
    }

    [Fact]
    public void LossAndGradients_AreTheReferencesWithTheSameMask()
    {
        GeneratedNetwork network = Compile(0.3);
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
        bool[] mask = Mask(network, trainer);
        NaiveNetwork naive = new(network.Model);
        foreach (NaiveTensor parameter in naive.Parameters)
        {
            NetworkComparison.Values(network.Parameters, parameter.Name).CopyTo(parameter.Values, 0);
        }

        NetworkBatch batch = Batch();
        float loss = batch.ComputeGradients(network, trainer);

        Assert.Equal(naive.ComputeGradients(batch.Inputs, batch.Targets, (_, _, element) => mask[element]).Loss, loss, 1e-5);
        foreach (NaiveTensor parameter in naive.Parameters)
        {
            TensorAssert.Close(parameter.Name, parameter.Gradient, NetworkComparison.Values(trainer.Gradients, parameter.Name), 1e-5);
        }
    }

    [Fact]
    public void Mask_ComesFromSeedAndStepAlone()
    {
        GeneratedNetwork network = Compile(0.5);
        GeneratedTrainer first = network.CreateTrainer(new Sgd(0));
        GeneratedTrainer second = network.CreateTrainer(new Sgd(0), threads: 3);
        bool[] mask = Mask(network, first);

        Assert.Equal(mask, Mask(network, second));
        second.Update();
        Assert.NotEqual(mask, Mask(network, second));
        first.Seed = 1;
        Assert.NotEqual(mask, Mask(network, first));
    }

    [Fact]
    public void Samples_HaveMasksOfTheirOwn()
    {
        GeneratedNetwork network = Compile(0.5);
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
        NetworkBatch two = new([1, 1], NaiveTargets.FromValues(new double[2 * Units]));
        two.ComputeGradients(network, trainer);

        // With one mask for both samples, half the gradients would be zero; with two, a quarter.
        int dropped = NetworkComparison.Values(trainer.Gradients, "dense1.bias").Count(static gradient => gradient == 0);
        Assert.InRange(dropped, 0.2 * Units, 0.3 * Units);
    }

    [Theory]
    [InlineData("ReLU", true, false)]
    [InlineData("GELU", false, false)]
    [InlineData("ReLU", false, true)]
    [InlineData("GELU", true, true)]
    public void Mask_StaysTheSame_WhateverStepsTheLayersBecome(string activation, bool isChannelsFirst, bool hasLayerBehind) => Assert.Equal(
        MaskBehindImage("ReLU", isChannelsFirst: false, hasLayerBehind: false), MaskBehindImage(activation, isChannelsFirst, hasLayerBehind));

    [Fact]
    public void TwoDropouts_HaveMasksOfTheirOwn()
    {
        GeneratedNetwork network = Compile(NetworkBuilder.Input(1).Dense(Units).Dropout(0.5).Dropout(0.5));

        // With one mask for both layers, half the elements would be left; with two, a quarter.
        Assert.InRange(Mask(network, network.CreateTrainer(new Sgd(0.1))).Count(static keeps => keeps), 0.2 * Units, 0.3 * Units);
    }

    [Fact]
    public void Prediction_DropsNothing()
    {
        GeneratedNetwork network = Compile(0.9);

        Assert.DoesNotContain(0, Batch().Predict(network));
    }

    [Fact]
    public void RateOfOne_DropsEverything()
    {
        GeneratedNetwork network = Compile(1);
        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));

        Assert.DoesNotContain(true, Mask(network, trainer));
        Assert.Equal(0, Batch().ComputeGradients(network, trainer));
    }

    private static GeneratedNetwork Compile(double rate) => Compile(NetworkBuilder.Input(1).Dense(Units).Dropout(rate));

    private static GeneratedNetwork Compile(NetworkBuilder layers)
    {
        GeneratedNetwork network = NetworkCompiler.Compile(layers.Build());
        float[] bias = new float[Units];
        Array.Fill(bias, 3f);
        network.Parameters.CopyFrom("dense1.bias", bias);
        return network;
    }

    private static NetworkBatch Batch() => new([1], NaiveTargets.FromValues(new double[Units]));

    /// <summary>The mask of a dropout behind a convolution, a flattening and a dense layer, whose outputs are positive and so pass a gradient.</summary>
    private static bool[] MaskBehindImage(string activation, bool isChannelsFirst, bool hasLayerBehind)
    {
        ActivationFunction function = new(Enum.Parse<ActivationKind>(activation));
        NetworkBuilder layers = NetworkBuilder.Input(2, 2, 3, isChannelsFirst)
            .Conv2D(2, (1, 1), activation: function).Flatten().Dense(Units, activation: function).Dropout(0.5);
        GeneratedNetwork network = Compile(hasLayerBehind ? layers.Activation(new ActivationFunction(ActivationKind.Softsign)) : layers);
        return Mask(network, network.CreateTrainer(new Sgd(0.1)), new NetworkBatch(new double[12], NaiveTargets.FromValues(new double[Units])));
    }

    private static bool[] Mask(GeneratedNetwork network, GeneratedTrainer trainer) => Mask(network, trainer, Batch());

    private static bool[] Mask(GeneratedNetwork network, GeneratedTrainer trainer, NetworkBatch batch)
    {
        batch.ComputeGradients(network, trainer);
        return [.. NetworkComparison.Values(trainer.Gradients, "dense1.bias").Select(static gradient => gradient != 0)];
    }
}
