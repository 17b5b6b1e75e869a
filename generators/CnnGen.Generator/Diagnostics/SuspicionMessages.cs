using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Shapes;
using Microsoft.CodeAnalysis;
using static CnnGen.Generator.Diagnostics.MessageText;

namespace CnnGen.Generator.Diagnostics;

/// <summary>From what is hardly meant to a sentence on the argument to change.</summary>
internal static class SuspicionMessages
{
    public static void Report(ShapeOutcome outcome, NetworkDeclaration network, CancellationToken cancellationToken)
    {
        foreach (Suspicion suspicion in Suspicions.Find(outcome.Certain, network.Loss, cancellationToken))
        {
            Report(suspicion, network);
        }
    }

    private static void Report(Suspicion suspicion, NetworkDeclaration network)
    {
        LayerDeclaration layer = network.Layers[suspicion.Layer];
        switch (suspicion)
        {
            case SoftmaxInside softmax:
                layer.Report( Descriptors.SoftmaxInside, [], network.Layers[softmax.Next].Name);
                break;
            case SoftmaxTwice softmax:
                layer.Report( Descriptors.SoftmaxTwice, [], network.Layers[softmax.First].Name);
                break;
            case ActivationOnLogits activation:
                string kind = activation.Kind == ActivationKind.GELUTanh ? "GELU" : activation.Kind.ToString();
                string taker = activation.Softmax == ActivationOnLogits.LossIndex ? "Loss.CrossEntropy" : network.Layers[activation.Softmax].Name;
                layer.Report( Descriptors.ActivationOnLogits, ["Activation"], kind, taker);
                break;
            case SigmoidWithCrossEntropy when network.LossArguments is { } loss:
                loss.Report(Descriptors.SigmoidWithCrossEntropy, loss.LocationOf("loss"), network.ClassName, layer.Name);
                break;
            case SingleClass when layer.Declared.Layer is SoftmaxLayer:
                layer.Report( Descriptors.SingleClass, [], "a softmax over a single class is always 1");
                break;
            case SingleClass when network.LossArguments is { } loss:
                loss.Report(Descriptors.SingleClass, loss.LocationOf("loss"), network.ClassName, "cross entropy over a single class is always 0");
                break;
            case PixelsDropped when layer.Declared.Layer is Pool2DLayer pool && LayerCatalog.LooksLikeStride(pool, layer.Arguments):
                // Reported as such: with the window that is meant, other pixels are left or none.
                break;
            case PixelsDropped dropped:
                ReportDropped(dropped, layer, network);
                break;
            case PixelsPassedOver passed:
                ReportPassedOver(passed, layer, network);
                break;
            case PoolOfOne:
                layer.Report( Descriptors.PoolOfOne, ["poolSize", "poolHeight"]);
                break;
            case DropoutBeforeOutput dropout:
                layer.Report( Descriptors.DropoutBeforeOutput, [], network.Layers[dropout.LastWeighted].Name);
                break;
            case DropoutOfOne:
                layer.Report( Descriptors.DropoutOfOne, ["rate"]);
                break;
            case DenseAfterDense dense when !layer.Arguments.IsGiven("Activation"):
                layer.Report( Descriptors.DenseAfterDense, [], network.Layers[dense.Next].Name);
                break;
        }
    }

    private static void ReportDropped(PixelsDropped dropped, LayerDeclaration layer, NetworkDeclaration network)
    {
        bool isPool = layer.Declared.Layer is Pool2DLayer;
        string axis = dropped.Rows > 0 ? "Height" : "Width";
        string[] counts = [.. new[] { Counted(dropped.Rows, "row"), Counted(dropped.Columns, "column") }.Where(static count => count.Length > 0)];
        layer.Report(
            Descriptors.PixelsDropped,
            ["Stride", "Stride" + axis, "poolSize", "pool" + axis],
            string.Join(" and the last ", counts), ShapeMessages.Incoming(dropped.Layer, dropped.Shaped.Input, network), isPool ? "Padding.Same, or CeilMode = true" : $"Padding.Same, or Pads of {Of(dropped.Fitting)}");
    }

    private static void ReportPassedOver(PixelsPassedOver passed, LayerDeclaration layer, NetworkDeclaration network)
    {
        Window window = passed.Shaped.Window!.Value;
        string noun = ShapeMessages.WindowNoun(layer, window.Dilation);
        layer.Report(
            Descriptors.PixelsPassedOver,
            ["Stride", passed.IsVertical ? "StrideHeight" : "StrideWidth"],
            Brief(window.Stride), $"{Of(window.Kernel)} {noun}", ShapeMessages.Incoming(passed.Layer, passed.Shaped.Input, network), Brief(passed.Largest));
    }

    private static string Counted(int count, string noun) => count switch
    {
        0 => "",
        1 => noun,
        _ => $"{Of(count)} {noun}s",
    };
}
