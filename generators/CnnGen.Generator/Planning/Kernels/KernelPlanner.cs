using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>From an operation to the plan of its kernel.</summary>
internal static class KernelPlanner
{
    /// <param name="kernel">The kernel.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="checkpoint">Passed at every candidate.</param>
    public static KernelPlan Plan(Kernel kernel, int elementBytes, Checkpoint checkpoint = default) =>
        Plan(kernel.Operation, kernel.ToData, kernel.ToWeights, elementBytes, checkpoint);

    /// <param name="operation">What the kernel computes.</param>
    /// <param name="toData">Whether a layer with weights computes the gradient of its input.</param>
    /// <param name="toWeights">Whether it computes the gradients of its weights and bias.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="checkpoint">Passed at every candidate.</param>
    public static KernelPlan Plan(
        Operation operation, bool toData, bool toWeights, int elementBytes, Checkpoint checkpoint = default) => operation switch
    {
        WeightedOperation weighted => WeightedPlanner.Plan(weighted, toData, toWeights, elementBytes, checkpoint),
        PoolOperation pool => PoolPlanner.Plan(pool, elementBytes, checkpoint),
        UpSamplingOperation upSampling => UpSamplingPlanner.Plan(upSampling, elementBytes),
        ActivationOperation activation => new ActivationPlan(activation, RunPlanner.Activation(activation.Function, activation.Length, elementBytes)),
        DropoutOperation dropout => new DropoutPlan(dropout, RunPlanner.Dropout(dropout.Length, elementBytes)),
        SoftmaxOperation softmax => new SoftmaxPlan(
            softmax, RunPlanner.Exponentials(softmax.Channels, elementBytes), RunPlanner.Reduction(softmax.Channels, elementBytes)),
        PermuteOperation permute => PermutePlan.Of(permute),
        SumOperation sum => new JoinPlan(sum, sum.Operands, RunPlanner.Elements(sum.Length, elementBytes)),
        ProductOperation product => new JoinPlan(product, Operands: 2, RunPlanner.Elements(product.Length, elementBytes)),
        ScaleOperation scale => new ScalePlan(scale, RunPlanner.Reduction(scale.Channels, elementBytes), SumOrder.Of(scale.Pixels, 1, 1)),
        ConcatenateOperation concatenation => new ConcatenatePlan(concatenation),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "No such operation."),
    };

    /// <param name="loss">The loss.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static LossPlan Plan(LossOperation loss, int elementBytes) => new(loss, loss.Function.Kind switch
    {
        LossKind.CrossEntropy => RunPlanner.Exponentials(loss.Channels, elementBytes),
        _ => RunPlanner.Terms(loss.Length, elementBytes),
    });
}
