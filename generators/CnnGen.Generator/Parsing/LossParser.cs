using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Parsing;

/// <summary>The loss, and what it asks of the last layer.</summary>
internal static class LossParser
{
    /// <summary>Reads the loss of a network whose layers are known.</summary>
    /// <param name="use">The attribute; null for the default loss.</param>
    /// <param name="network">Receives the loss.</param>
    public static void Parse(AttributeUse? use, NetworkDeclaration network)
    {
        LayerDeclaration? last = network.Layers.LastOrDefault();
        bool endsInSoftmax = last?.Declared.Layer is SoftmaxLayer;
        if (use is null)
        {
            network.Loss = new LossFunction(endsInSoftmax ? LossKind.CrossEntropy : LossKind.MeanSquaredError, LabelSmoothing: 0, Delta: 1);
            return;
        }

        ArgumentReader arguments = new(use, network.ClassName, network.Faults);
        LossKind kind = arguments.Choice("loss", LossKind.MeanSquaredError);
        network.Loss = new LossFunction(
            kind,
            arguments.Real("LabelSmoothing", 0, static value => value is >= 0 and < 1, Descriptors.LabelSmoothingOutOfRange),
            arguments.Real("Delta", 1, static value => value is > 0 and <= float.MaxValue, Descriptors.DeltaOutOfRange));
        network.LossArguments = arguments;
        if (!arguments.IsSound)
        {
            return;
        }

        if (arguments.IsGiven("LabelSmoothing") && kind != LossKind.CrossEntropy)
        {
            arguments.Report(Descriptors.UnusedLabelSmoothing, arguments.LocationOf("LabelSmoothing"), network.ClassName, $"Loss.{kind}");
        }

        if (arguments.IsGiven("Delta") && kind != LossKind.Huber)
        {
            arguments.Report(Descriptors.UnusedDelta, arguments.LocationOf("Delta"), network.ClassName, $"Loss.{kind}");
        }

        if (kind == LossKind.BinaryCrossEntropy && endsInSoftmax)
        {
            arguments.Report(Descriptors.BinaryCrossEntropyAfterSoftmax, arguments.LocationOf("loss"), network.ClassName, last!.Name);
        }
    }
}
