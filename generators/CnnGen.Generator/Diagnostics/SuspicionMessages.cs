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
        if (network.Input is { IsSound: true, Arguments: { } arguments } input && arguments.IsPositional("height") && OrderSuspicions.IsChannelsFirst(input.Shape))
        {
            ReportInput(input.Shape, arguments);
        }

        IReadOnlyList<Suspicion> found = Suspicions.Find(outcome, network.Loss, cancellationToken);
        HashSet<int> lookalikes = [.. found.OfType<ForeignOrder>().Where(suspicion => Lookalike.Of(network.Layers[suspicion.Layer], suspicion.Order) is not null).Select(static suspicion => suspicion.Layer)];
        foreach (Suspicion suspicion in found)
        {
            // With the numbers that are meant, other pixels are left or none.
            if (suspicion is not PixelsDropped || !lookalikes.Contains(suspicion.Layer))
            {
                Report(suspicion, network);
            }
        }
    }

    private static void ReportInput(Shape input, ArgumentReader arguments) => arguments.Report(
        Descriptors.InputLookalike, arguments.LocationOf("height"), arguments.Subject, $"{input}", Of(input.Width), Of(input.Channels), Of(input.Height));

    private static void Report(Suspicion suspicion, NetworkDeclaration network)
    {
        LayerDeclaration layer = network.Layers[suspicion.Layer];
        switch (suspicion)
        {
            case UnreadLayer:
                layer.Report(Descriptors.UnreadLayer, []);
                break;
            case SoftmaxInside softmax:
                layer.Report( Descriptors.SoftmaxInside, [], network.Layers[softmax.Next].Name);
                break;
            case SoftmaxTwice softmax:
                layer.Report( Descriptors.SoftmaxTwice, [], network.Layers[softmax.First].Name);
                break;
            case ActivationOnLogits activation:
                string kind = activation.Kind == ActivationKind.GELUTanh ? "GELU" : activation.Kind.ToString();
                string taker = activation.Softmax == ActivationOnLogits.LossIndex ? $"Loss.{network.Loss.Kind}" : network.Layers[activation.Softmax].Name;
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
            case LinearAfterLinear linear when !layer.Arguments.IsGiven("Activation"):
                layer.Report( Descriptors.LinearAfterLinear, [], network.Layers[linear.Next].Name);
                break;
            case ForeignOrder foreign when Lookalike.Of(layer, foreign.Order) is { } lookalike:
                ReportLookalike(lookalike, layer);
                break;
            case EmptyWindows empty:
                layer.Report(
                    Descriptors.EmptyWindows,
                    ["Dilation", empty.IsVertical ? "DilationHeight" : "DilationWidth"],
                    ShapeMessages.Incoming(empty.Layer, empty.Shaped.Input, network), Of(empty.Largest));
                break;
        }
    }

    private static void ReportLookalike(Lookalike lookalike, LayerDeclaration layer)
    {
        if (layer.Declared.Layer is Pool2DLayer pool)
        {
            layer.Report(Descriptors.StrideLookalike, ["poolWidth"], Of(pool.Kernel), lookalike.Written);
            return;
        }

        Size kernel = layer.Declared.Layer is Conv2DLayer conv ? conv.Kernel : ((DepthwiseConv2DLayer)layer.Declared.Layer!).Kernel;
        layer.Report(Descriptors.KernelLookalike, ["kernelHeight"], Of(kernel), lookalike.Meant, lookalike.Written, Of(kernel.Height));
    }

    private static void ReportDropped(PixelsDropped dropped, LayerDeclaration layer, NetworkDeclaration network)
    {
        bool isPool = layer.Declared.Layer is Pool2DLayer;
        string axis = dropped.Rows > 0 ? "Height" : "Width";
        string[] counts = [.. new[] { Counted(dropped.Rows, "row"), Counted(dropped.Columns, "column") }.Where(static count => count.Length > 0)];
        layer.Report(
            Descriptors.PixelsDropped,
            ["Stride", "Stride" + axis, "poolSize", "pool" + axis],
            string.Join(" and the last ", counts), ShapeMessages.Incoming(dropped.Layer, dropped.Shaped.Input, network), $"{layer.Arguments.SamePadding}, or {(isPool ? "CeilMode = true" : $"Pads of {Of(dropped.Fitting)}")}");
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
        _ => $"{Count(count)} {noun}s",
    };
}
