using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;
using CnnGen.Generator.Tests.Harness;
using CnnGen.Generator.Tests.Planning.Printing;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>Kernel plans as loop nests, kept in full; a change of one is reviewed as a change of the schedule.</summary>
public sealed class PlanTests
{
    private const int ElementBytes = sizeof(float);

    [Fact]
    public void LeNet_IsPlannedAsReviewed() => Match("LeNet", Declared.Result(
        File.ReadAllText(Repository.PathOf("benchmarks/Shared/Networks/L.cs")), "CnnGen.Benchmarks.Networks.L").Network!);

    [Fact]
    public void StridedGroupedAndDepthwiseConvolutions_ArePlannedAsReviewed() => Match("Convolutions", Declared.Network("""
        [Input(23, 21, 8)]
        [Conv2D(24, 3, Stride = 2, Padding = Padding.Same, Name = "strided")]
        [Conv2D(48, 3, Groups = 3, Name = "grouped")]
        [DepthwiseConv2D(5, Padding = Padding.Same, Name = "depthwise")]
        """));

    [Fact]
    public void BatchedDenseLayer_IsPlannedAsReviewed() => Match("Dense", Declared.Network("""
        [Input(1024)]
        [Dense(200, Activation = Activation.ReLU, Name = "hidden")]
        [Dense(10, Name = "classes")]
        """));

    [Fact]
    public void Pools_ArePlannedAsReviewed() => Match("Pools", Declared.Network("""
        [Input(13, 13, 20, Layout = ImageLayout.ChannelsFirst)]
        [MaxPool2D(3, Stride = 2, Pads = new[] { 1 }, Name = "overlapping")]
        [AveragePool2D(2, Name = "quarters")]
        [GELU(Name = "gelu")]
        [Dropout(0.2, Name = "dropout")]
        [GlobalAveragePool2D(Name = "all")]
        [Dense(9)]
        [Softmax]
        """));

    [Fact]
    public void UpSampling_IsPlannedAsReviewed() => Match("UpSampling", Declared.Network("""
        [Input(4, 5, 19)]
        [UpSampling2D(2, Name = "channels")]
        [Conv2D(1, 1)]
        [UpSampling2D(4, 2, Name = "pixels")]
        [UpSampling2D(3, 1, Name = "rows")]
        [Conv2D(3, 1)]
        [UpSampling2D(1, 2, Name = "colours")]
        """));

    private static void Match(string name, Network network)
    {
        NetworkPlan plan = NetworkPlanner.Plan(network, withInputGradient: true);
        Dictionary<string, string> kernels = plan.Kernels.ToDictionary(
            static kernel => kernel.ClassName, static kernel => PlanPrinter.Print(KernelPlanner.Plan(kernel, ElementBytes)));
        kernels.Add("Loss", PlanPrinter.Print(KernelPlanner.Plan(plan.Loss, ElementBytes)));
        Snapshot.MatchPlans(name, kernels);
    }
}
