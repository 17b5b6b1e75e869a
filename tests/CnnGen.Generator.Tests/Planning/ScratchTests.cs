using CnnGen.Generator.Planning;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>The memory of passes: as little as lives at a time.</summary>
public sealed class ScratchTests
{
    /// <summary>Of chains, the two ends of a region take turns, and no float may be added to that.</summary>
    [Theory]
    [InlineData("L", 4696, 202464)]
    [InlineData("M", 24192, 969600)]
    [InlineData("V", 135424, 8536448)]
    [InlineData("D", 110720, 415072)]
    public void Chains_NeedAsMuchAsTwoEnds(string name, long prediction, long training)
    {
        NetworkPlan plan = PlanOf(Declared.Result(File.ReadAllText(Repository.PathOf($"benchmarks/Shared/Networks/{name}.cs")), $"CnnGen.Benchmarks.Networks.{name}").Network!);
        Assert.Equal((prediction, training), (plan.PredictionScratch, plan.TrainingScratch));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void ResidualBlocks_NeedTheirWidestMoment_WhateverTheDepth(int blocks)
    {
        string[] layers =
        [
            "[Input(16, 16, 8)]", "[Conv2D(8, 1, Name = \"start\")]",
            .. Enumerable.Range(1, blocks).SelectMany(static block => new[]
            {
                $"[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = \"a{block}\")]",
                $"[Conv2D(8, 3, Padding = Padding.Same, Name = \"b{block}\")]",
                $"[Add(\"{(block == 1 ? "start" : $"add{block - 1}")}\")]",
            }),
            "[Conv2D(2, 1)]",
        ];

        // The shortcut, and the input and output of the second convolution.
        Assert.Equal(3 * 16 * 16 * 8, PlanOf(Declared.Network(string.Join('\n', layers))).PredictionScratch);
    }

    [Fact]
    public void Concatenations_KeepWhatIsReadLater()
    {
        NetworkPlan plan = PlanOf(Declared.Network(
            """
            [Input(8, 8, 2)]
            [Conv2D(4, 1)]
            [Conv2D(4, 1, Name = "b")]
            [Concatenate("conv1")]
            [Conv2D(4, 1, Name = "c")]
            [Concatenate("b", "conv1")]
            [Conv2D(1, 1)]
            """));

        // At the last join: three maps of 4 channels, and their 12 channels together.
        Assert.Equal(8 * 8 * (4 + 4 + 4 + 12), plan.PredictionScratch);
    }

    /// <summary>A dense layer before a feature map works sample by sample, so that training keeps one sample, not a tile of them.</summary>
    [Fact]
    public void SqueezeAndExcitation_TakesNoTile()
    {
        NetworkPlan plan = PlanOf(Declared.Network(
            """
            [Input(8, 8, 2)]
            [Conv2D(16, 1)]
            [GlobalAveragePool2D]
            [Dense(4, Activation = Activation.ReLU)]
            [Dense(16, Activation = Activation.Sigmoid)]
            [Multiply("conv1")]
            [Conv2D(1, 1)]
            """));
        Assert.Equal(1, plan.TileLength);
        Assert.DoesNotContain(plan.Steps, static step => step.IsBatched);
        Assert.Equal(0, plan.Prediction.TileLength);
    }

    /// <summary>Blocks that live at the same time share no float.</summary>
    [Fact]
    public void Blocks_OfOneTimeShareNothing()
    {
        Region region = new();
        Region.Block[] blocks =
        [
            .. new[] { (7, 0, 3), (5, 1, 2), (9, 2, 4), (5, 3, 5), (7, 4, 5), (1, 0, 5), (12, 5, 6), (3, 6, 6) }.Select(block =>
            {
                Region.Block added = region.Add(block.Item1, block.Item2);
                added.KeepUntil(block.Item3);
                return added;
            }),
        ];
        region.Place();
        foreach (Region.Block block in blocks)
        {
            Assert.InRange(block.Offset, 0, region.Length - block.Length);
            Assert.All(blocks.Where(other => other != block && other.LivesBeside(block)), other => Assert.True(other.End <= block.Offset || block.End <= other.Offset));
        }
    }

    private static NetworkPlan PlanOf(Generator.Model.Network network) => NetworkPlanner.Plan(network, withInputGradient: false);
}
