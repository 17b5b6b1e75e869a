using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Shapes;
using Microsoft.CodeAnalysis;
using static CnnGen.Generator.Diagnostics.MessageText;

namespace CnnGen.Generator.Diagnostics;

/// <summary>From a shape error to a sentence on the argument to change.</summary>
internal static class ShapeMessages
{
    public static void Report(ShapeError error, NetworkDeclaration network)
    {
        if (error.Layer == ShapeInference.InputIndex)
        {
            ReportInput((TooManyElements)error, network.Input.Arguments!);
            return;
        }

        LayerDeclaration layer = network.Layers[error.Layer];
        string incoming = Incoming(error.Layer, error.Input, network);
        switch (error)
        {
            case WindowDoesNotFit misfit:
                ReportMisfit(misfit, layer, incoming);
                break;
            case PoolPadsTooLarge pads:
                layer.Report( Descriptors.PoolPadsTooLarge, ["Pads"], Of(pads.Pads), Of(pads.Kernel), Brief(new Size(pads.Kernel.Height / 2, pads.Kernel.Width / 2)), layer.Arguments.SamePadding);
                break;
            case GroupsDoNotDivideChannels groups:
                string common = Divisors.Suggest(groups.Groups, groups.Input.Channels, groups.Filters);
                layer.Report( Descriptors.GroupsDoNotDivideChannels, ["Groups"], Of(groups.Groups), Of(groups.Input.Channels), incoming, common);
                break;
            case GroupsDoNotDivideFilters groups:
                string either = Divisors.Suggest(groups.Groups, groups.Input.Channels, groups.Filters);
                layer.Report( Descriptors.GroupsDoNotDivideFilters, ["Groups"], Of(groups.Groups), Of(groups.Filters), either);
                break;
            case DenseOnSpatialData:
                layer.Report( Descriptors.DenseOnSpatialData, [], incoming, Count(error.Input.Length), Count(error.Input.Channels));
                break;
            case SpatialLayerOnFlatData flat:
                layer.Report( Descriptors.SpatialLayerOnFlatData, [], Kind(layer), incoming, WayOut(flat, network));
                break;
            case JoinDoesNotFit join:
                ReportJoin(join, layer, network);
                break;
            case TooManyElements { Quantity: Quantity.Parameters } many:
                layer.Report( Descriptors.TooManyParameters, [], Count(many.Count), Count(many.Most));
                break;
            case TooManyElements many:
                layer.Report( Descriptors.TooManyElements, [], Holder(many.Quantity, incoming), Count(many.Count), Count(many.Most));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(error));
        }
    }

    private static void ReportInput(TooManyElements error, ArgumentReader input) =>
        input.Report(Descriptors.TooManyElements, input.LocationOf(), input.Subject, $"the {error.Input} input has", Count(error.Count), Count(error.Most));

    private static void ReportMisfit(WindowDoesNotFit error, LayerDeclaration layer, string incoming)
    {
        string axis = error.Kernel.Height > error.Largest.Height ? "Height" : "Width";
        string noun = WindowNoun(layer);
        string padded = error.Pads.IsNone ? incoming : $"{incoming}, padded by {Of(error.Pads)}";
        string wayOut = $"{(error.SameFits ? $"{layer.Arguments.SamePadding}, or " : "")}a {noun} of at most {Brief(error.Largest)}";
        if (Lookalike.Of(layer, OrderSuspicions.Of(layer.Declared.Layer!, error.Input)) is { } lookalike)
        {
            wayOut += $"; if the numbers were meant as {lookalike.Meant}, write {lookalike.Written}";
        }

        layer.Arguments.Report(Diagnostic.Create(
            Descriptors.WindowDoesNotFit,
            layer.Arguments.LocationOf("kernelSize", "poolSize", "kernel" + axis, "pool" + axis),
            FittingArguments.Of(error, layer),
            layer.Name, Of(error.Kernel), WindowNoun(layer, error.Dilation), padded, wayOut));
    }

    private static void ReportJoin(JoinDoesNotFit error, LayerDeclaration layer, NetworkDeclaration network)
    {
        // Where others were joined before, the first input stands for the result so far.
        string first = Incoming(error.Layer, error.Input, network);
        string second = Incoming(error.Layer, error.Second, network, error.Operand);
        Location place = layer.Arguments.List("layers")[error.Operand - 1].Place;
        switch (error)
        {
            case AdditionDoesNotFit:
                layer.Arguments.Report(Descriptors.AddOfDifferentShapes, place, layer.Name, first, second, AdviceForAddition(error));
                break;
            case ConcatenationDoesNotFit:
                string reason = error.Input.IsFlat != error.Second.IsFlat ? "one of them is flat" : "their heights and widths must be equal";
                layer.Arguments.Report(Descriptors.ConcatenationOfDifferentMaps, place, layer.Name, first, second, reason);
                break;
            case MultiplicationDoesNotFit:
                layer.Arguments.Report(Descriptors.MultiplicationOfDifferentShapes, place, layer.Name, first, second);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(error), error.GetType().Name, "No such error.");
        }
    }

    private static string AdviceForAddition(JoinDoesNotFit error) => error switch
    {
        _ when error.Input.IsFlat != error.Second.IsFlat => "flatten both, or neither",
        _ when error.Input.IsFlat => $"bring one to the features of the other, as with Dense({Of(error.Input.Channels)})",
        _ when error.Input.Pixels == error.Second.Pixels && error.Input.Height == error.Second.Height =>
            $"bring one to the channels of the other, as with Conv2D({Of(error.Input.Channels)}, 1)",
        _ => "both branches need the same strides and paddings on the way",
    };

    /// <summary>What comes in, and from where: <c>4x4x64 input from pool2</c>.</summary>
    public static string Incoming(int layer, Shape input, NetworkDeclaration network, int operand = 0)
    {
        int source = network.Layers[layer].Declared.Sources[operand];
        string from = source == DeclaredLayer.NetworkInput ? "" : $" from {network.Layers[source].Name}";
        return input.IsFlat ? $"flat input of {Count(input.Channels)} features{from}" : $"{input} input{from}";
    }

    /// <summary>A kernel, or a pool's window, with its dilation where it has one.</summary>
    public static string WindowNoun(LayerDeclaration layer, Size dilation) =>
        dilation == new Size(1, 1) ? WindowNoun(layer) : $"{WindowNoun(layer)} with dilation {Brief(dilation)}";

    private static string WindowNoun(LayerDeclaration layer) => layer.Declared.Layer is Pool2DLayer ? "window" : "kernel";

    private static string Kind(LayerDeclaration layer) => layer.Declared.Layer switch
    {
        Pool2DLayer or GlobalPool2DLayer => "a pool",
        UpSampling2DLayer => "upsampling",
        _ => "a convolution",
    };

    private static string WayOut(SpatialLayerOnFlatData error, NetworkDeclaration network) => error.FlattenedBy == ShapeInference.InputIndex
        ? "declare [Input(height, width, channels)]"
        : $"move it before {network.Layers[error.FlattenedBy].Name}, which makes the data flat";

    private static string Holder(Quantity quantity, string incoming) => quantity switch
    {
        Quantity.PaddedInput => $"the {incoming}, with its padding, has",
        Quantity.Output => $"the output for the {incoming} has",
        Quantity.Activations => "it brings the activations of one sample to",
        Quantity.TransposedWeights => "it brings the weights, repacked for training, to",
        Quantity.PredictionMemory => "it brings the memory of a prediction to",
        Quantity.TrainingMemory => "it brings the memory of training to",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity)),
    };
}
