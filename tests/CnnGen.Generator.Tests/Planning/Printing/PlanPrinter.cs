using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>Prints the loop nest of a kernel and the reasons of its schedule, as a person would explain them.</summary>
internal static class PlanPrinter
{
    public static string Print(KernelPlan plan)
    {
        LoopText text = new();
        switch (plan)
        {
            case WeightedPlan weighted:
                Print(text, weighted);
                break;
            case PoolPlan pool:
                PoolPlanPrinter.Print(text, pool);
                break;
            case UpSamplingPlan upSampling:
                UpSamplingPlanPrinter.Print(text, upSampling);
                break;
            case ActivationPlan activation:
                RunPrinter.Print(text, "forward and backward", activation.Elements);
                break;
            case DropoutPlan dropout:
                RunPrinter.Print(text, "forward and backward", dropout.Elements);
                break;
            case SoftmaxPlan softmax:
                RunPrinter.Print(text, "forward, of each pixel", softmax.Forward);
                RunPrinter.Print(text, "backward, of each pixel", softmax.Backward);
                break;
            case PermutePlan permute:
                using (text.Nest($"forward and backward: {permute.Reason}"))
                {
                    foreach (TileCut channels in permute.Blocks)
                    {
                        text.Line($"{Loop.Of("c", channels.First, channels.End, channels.Length)}: for p in 0..{permute.Operation.Pixels}");
                    }
                }

                break;
            case JoinPlan join:
                RunPrinter.Print(text, join.Operation is SumOperation ? "forward" : "forward and backward", join.Elements);
                break;
            case ScalePlan scale:
                RunPrinter.Print(text, "forward and gradients, of each pixel", scale.Channels);
                break;
            case ConcatenatePlan concatenation:
                text.Line($"forward and gradients: for p in 0..{concatenation.Operation.Pixels}, a copy of the channels of each input");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(plan), plan.GetType().Name, "No such plan.");
        }

        return text.ToString();
    }

    public static string Print(LossPlan plan)
    {
        LoopText text = new();
        RunPrinter.Print(text, "evaluation and gradient", plan.Elements);
        return text.ToString();
    }

    private static void Print(LoopText text, WeightedPlan plan)
    {
        OutputPlanPrinter.Print(text, "forward", plan.Forward, OutputPlanPrinter.Forward);
        if (plan.Weights is { } gradient)
        {
            WeightPlanPrinter.Print(text, gradient);
        }

        if (plan.Bias is { } bias)
        {
            BiasPlanPrinter.Print(text, bias);
        }

        if (plan.Activation is { } activation)
        {
            RunPrinter.Print(text, "gradient of the activation", activation);
        }

        if (plan.Data is not { } data)
        {
            return;
        }

        string weights = data.IsTransposed ? "repacked weights" : "weights as they are stored";
        foreach (PhasePlan phase in data.Phases)
        {
            string place = data.Phases.Count == 1 ? "" : $", phase {phase.Phase.Row} x {phase.Phase.Column}";
            string role = $"gradient of the input{place}, from {weights}";
            if (phase.Plan is null)
            {
                text.Line($"gradient of the input{place}: zero, because the stride steps over these pixels");
            }
            else
            {
                OutputPlanPrinter.Print(text, role, phase.Plan, phase.Phase.Contraction.Fold is null ? OutputPlanPrinter.Data : OutputPlanPrinter.Windows);
            }
        }
    }
}
