using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>The losses: the sum of a sample's terms, and its gradient.</summary>
internal static class LossEmitter
{
    /// <summary>One line with the shapes and the parameters.</summary>
    public static string Summary(LossOperation loss)
    {
        string shape = loss.Pixels == 1 ? $"x[{loss.Channels}]" : $"x[{loss.Pixels}, {loss.Channels}]";
        return loss.Function.Kind switch
        {
            LossKind.CrossEntropy when loss.Function.LabelSmoothing != 0 =>
                $"cross entropy from logits, label smoothing {Constants.Text(loss.Function.LabelSmoothing)}: {shape}",
            LossKind.CrossEntropy => $"cross entropy from logits: {shape}",
            LossKind.MeanSquaredError => $"squared error: {shape}",
            LossKind.MeanAbsoluteError => $"absolute error: {shape}",
            LossKind.Huber => $"Huber's loss, linear from {Constants.Text(loss.Function.Delta)}: {shape}",
            LossKind.BinaryCrossEntropy => $"binary cross entropy from logits: {shape}",
            _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.Function.Kind, "No such loss."),
        };
    }

    /// <summary>Emits <c>Evaluate</c> and <c>Gradient</c> of one sample, for labels where the loss takes them, and for targets.</summary>
    /// <param name="writer">Receives the methods.</param>
    /// <param name="plan">The loss.</param>
    /// <param name="element">What the kernels compute in.</param>
    /// <param name="ofSigmoid">Whether the network's outputs are the sigmoid of what the loss starts from.</param>
    public static void EmitMembers(SourceWriter writer, LossPlan plan, ElementType element, bool ofSigmoid = false)
    {
        if (plan.Operation.Function.Kind == LossKind.CrossEntropy)
        {
            CrossEntropyEmitter.EmitMembers(writer, plan, element);
        }
        else
        {
            ElementwiseLossEmitter.EmitMembers(writer, plan, element, ofSigmoid);
        }
    }
}
