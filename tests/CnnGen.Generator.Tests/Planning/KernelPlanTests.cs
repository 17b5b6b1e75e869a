using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>A kernel plan is a value, and gives a reason for each of its choices.</summary>
public sealed class KernelPlanTests
{
    private static readonly Operation[] s_operations =
    [
        .. NetworkPlanner.Plan(Declared.Network("""
            [Input(17, 15, 6)]
            [Conv2D(12, 3, Stride = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
            [DepthwiseConv2D(3)]
            [AveragePool2D(2)]
            [UpSampling2D(2)]
            [GELU]
            [Dropout(0.5)]
            [Flatten]
            [Dense(20)]
            [Softmax]
            """), withInputGradient: true).Kernels.Select(static kernel => kernel.Operation),
        new PermuteOperation(6, 9, ToChannelsFirst: true),
    ];

    [Theory]
    [InlineData(sizeof(float))]
    [InlineData(sizeof(double))]
    public void PlansOfOneOperation_AreEqual(int elementBytes) => Assert.All(
        s_operations, operation => Assert.Equal(Plan(operation, elementBytes), Plan(operation, elementBytes)));

    [Fact]
    public void PlansOfOtherElements_AreOthers() => Assert.All(
        s_operations.Where(static operation => operation is not PermuteOperation),
        static operation => Assert.NotEqual(Plan(operation, sizeof(float)), Plan(operation, sizeof(double))));

    [Fact]
    public void EveryChoice_HasAReason()
    {
        string[] reasons = [.. s_operations.SelectMany(static operation => Reasons(Plan(operation, sizeof(float))))];
        Assert.True(reasons.Length > 20);
        Assert.All(reasons, static reason => Assert.Matches("^[a-z0-9].*[^.]$", reason));
    }

    private static KernelPlan Plan(Operation operation, int elementBytes) => KernelPlanner.Plan(operation, toData: true, toWeights: true, elementBytes);

    private static IEnumerable<string> Reasons(KernelPlan plan) => plan switch
    {
        WeightedPlan weighted =>
        [
            .. Reasons(weighted.Forward),
            .. weighted.Weights!.Variants.SelectMany(static variant => variant.Pieces.Select(static piece => piece.Reason).Append(variant.Reason)),
            .. weighted.Data!.Phases.Where(static phase => phase.Plan is not null).SelectMany(static phase => Reasons(phase.Plan!)),
            weighted.Bias!.Reason,
        ],
        PoolPlan pool => [.. pool.Forward.Variants.Concat(pool.Backward.Variants).Select(static variant => variant.Reason)],
        UpSamplingPlan upSampling => [upSampling.Reason],
        ActivationPlan activation => [activation.Elements.Reason],
        DropoutPlan dropout => [dropout.Elements.Reason],
        SoftmaxPlan softmax => [softmax.Forward.Reason, softmax.Backward.Reason],
        PermutePlan permute => [permute.Reason],
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.GetType().Name, "No such plan."),
    };

    private static IEnumerable<string> Reasons(OutputPlan plan) =>
        plan.Variants.SelectMany(static variant => variant.Pieces.Select(static piece => piece.Reason).Append(variant.Reason));
}
