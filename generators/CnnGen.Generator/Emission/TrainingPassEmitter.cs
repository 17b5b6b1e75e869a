using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Emits the training pass of a tile: forward with every value kept, the loss, and backward.</summary>
internal sealed class TrainingPassEmitter(NetworkPlan plan, EmissionOptions options)
{
    private readonly string _t = options.Element.Keyword;
    private readonly List<Step> _steps = [.. Running(plan)];

    // By the steps' places in the network, those among the steps that run.
    private readonly Dictionary<int, int> _places = Running(plan)
        .Select(static (step, place) => (step.Index, Place: place))
        .ToDictionary(static pair => pair.Index, static pair => pair.Place);

    public void Emit(SourceWriter writer)
    {
        string readOnly = $"ReadOnlySpan<{_t}>";
        string inputGradients = options.WithInputGradient ? $", Span<{_t}> inputGradients" : "";
        writer.Line();
        writer.Line("/// <summary>Takes <paramref name=\"count\"/> samples forward and backward, and adds their gradients; returns the sum of their losses.</summary>");
        using SourceWriter.BlockScope body = writer.Block($"""
            public static double Train(
                {readOnly} parameters, {readOnly} transposed, {readOnly} inputs, ReadOnlySpan<int> labels, {readOnly} targets, {_t} lossScale,
                int seed, long step, int firstSample, Span<{_t}> scratch, Span<{_t}> gradients, int count, ref int correct{inputGradients})
            """);
        EmitRegions(writer);
        writer.Line();
        writer.Line("// Forward: every value is kept.");
        SampleLoop.Emit(writer, _steps, step => EmitForward(writer, step), step => EmitBatchedForward(writer, step));
        writer.Line();
        writer.Line("double loss = 0;");
        using (writer.Block("for (int n = 0; n < count; n++)"))
        {
            if (_steps.Count > 0 && IsNeeded(_steps.Count - 1))
            {
                LossCalls.EmitGradient(writer, plan, SampleValue(_steps.Count - 1), SampleGradient(_steps.Count - 1, withSlack: false), _t);
            }
            else
            {
                LossCalls.EmitEvaluate(writer, plan, SampleValue(_steps.Count - 1), _t);
            }
        }

        writer.Line();
        writer.Line("// Backward: gradients take turns in memory.");
        List<Step> backward = [.. Enumerable.Reverse(_steps).Where(step => IsNeeded(PlaceOf(step)))];
        SampleLoop.Emit(writer, backward, step => EmitBackward(writer, step), step => EmitBatchedBackward(writer, step));
        writer.Line();
        writer.Line("return loss;");
    }

    private static IEnumerable<Step> Running(NetworkPlan plan) => plan.Steps.Where(static step => (step.Modes & Modes.Training) != 0);

    private int PlaceOf(Step step) => _places[step.Index];

    /// <summary>Whether the gradient behind a step is of use: the step itself or one before it learns, or the input's gradient is asked for.</summary>
    private bool IsNeeded(int index) => Gradient(index).Length > 0;

    private Place Value(int index) => plan.Training.Values[_steps[index].Index];

    private Place Gradient(int index) => plan.Training.Gradients[_steps[index].Index];

    private string GradientName(int index) => "d" + char.ToUpperInvariant(_steps[index].Name[0]) + _steps[index].Name.Substring(1);

    private void EmitRegions(SourceWriter writer)
    {
        for (int i = 0; i < _steps.Count; i++)
        {
            writer.Line(
                $"Span<{_t}> {_steps[i].Name} = {PassEmitter.Slice("scratch", Value(i).Offset, plan.TileLength * Value(i).Length)};"
                + StepShapes.Comment(plan, _steps[i]));
        }

        for (int i = _steps.Count - 1; i >= 0; i--)
        {
            Place place = Gradient(i);
            if (place.Length > 0)
            {
                int samples = place.Home == Home.Tile ? plan.TileLength : 1;
                writer.Line($"Span<{_t}> {GradientName(i)} = {PassEmitter.Slice("scratch", place.Offset, (samples * place.Length) + Machine.Slack)};");
            }
        }
    }

    private string SampleValue(int index) => index < 0
        ? ForwardValues.OfSample("inputs", plan.Network.Input.Length)
        : ForwardValues.OfSample(_steps[index].Name, Value(index).Length);

    /// <summary>One sample's gradient; a kernel that reads it in whole vectors may look at the slack behind it.</summary>
    private string SampleGradient(int index, bool withSlack)
    {
        if (index < 0)
        {
            return ForwardValues.OfSample("inputGradients", plan.Network.Input.Length);
        }

        Place place = Gradient(index);
        int length = place.Length + (withSlack ? Machine.Slack : 0);
        return place.Home == Home.Sample
            ? withSlack ? GradientName(index) : $"{GradientName(index)}.Slice(0, {Affine.Text(length)})"
            : $"{GradientName(index)}.Slice({Affine.Sum(0, ("n", place.Length))}, {Affine.Text(length)})";
    }

    private void EmitForward(SourceWriter writer, Step step)
    {
        int index = PlaceOf(step);
        string key = step.Operation is DropoutOperation ? $", {Key(step)}" : "";
        writer.Line($"{step.KernelClass}.Forward({SampleValue(index - 1)}, {PassEmitter.Weights(step)}{SampleValue(index)}{key});");
    }

    private string Key(Step step) =>
        $"CounterRandom.Key(seed, step, firstSample + n, {Affine.Text(step.Index)})";

    private void EmitBatchedForward(SourceWriter writer, Step step)
    {
        int index = PlaceOf(step);
        writer.Line($"{step.KernelClass}.Forward({AllValues(index - 1)}, {PassEmitter.Weights(step)}{_steps[index].Name}, count);");
    }

    private string AllValues(int index) => index < 0 ? "inputs" : _steps[index].Name;

    private void EmitBackward(SourceWriter writer, Step step)
    {
        int index = PlaceOf(step);
        if (step.Operation is WeightedOperation weighted)
        {
            string dy = SampleGradient(index, withSlack: true);
            if (!weighted.Fused.IsNone)
            {
                writer.Line($"{step.KernelClass}.BackwardActivation({SampleValue(index)}, {SampleGradient(index, withSlack: false)});");
            }

            EmitWeighted(writer, step, weighted, SampleValue(index - 1), dy, step.ToData ? SampleGradient(index - 1, withSlack: false) : "", "");
            return;
        }

        string kept = step.Operation.Needs switch
        {
            BackwardNeeds.Input => SampleValue(index - 1) + ", ",
            BackwardNeeds.Output => SampleValue(index) + ", ",
            BackwardNeeds.Input | BackwardNeeds.Output => $"{SampleValue(index - 1)}, {SampleValue(index)}, ",
            _ => "",
        };
        string key = step.Operation is DropoutOperation ? $", {Key(step)}" : "";
        writer.Line($"{step.KernelClass}.Backward({kept}{SampleGradient(index, withSlack: false)}, {SampleGradient(index - 1, withSlack: false)}{key});");
    }

    private void EmitBatchedBackward(SourceWriter writer, Step step)
    {
        int index = PlaceOf(step);
        var weighted = (WeightedOperation)step.Operation;
        if (!weighted.Fused.IsNone)
        {
            using (writer.Block("for (int n = 0; n < count; n++)"))
            {
                writer.Line($"{step.KernelClass}.BackwardActivation({SampleValue(index)}, {SampleGradient(index, withSlack: false)});");
            }
        }

        string dx = !step.ToData ? "" : index == 0 ? "inputGradients" : GradientName(index - 1);
        EmitWeighted(writer, step, weighted, AllValues(index - 1), GradientName(index), dx, ", count");
    }

    private static void EmitWeighted(SourceWriter writer, Step step, WeightedOperation weighted, string x, string dy, string dx, string count)
    {
        writer.Line($"{step.KernelClass}.BackwardWeights({x}, {dy}, {PassEmitter.Slice("gradients", step.WeightOffset, weighted.WeightStorage)}{count});");
        if (weighted.HasBias)
        {
            writer.Line($"{step.KernelClass}.BackwardBias({dy}, {PassEmitter.Slice("gradients", step.BiasOffset, weighted.BiasStorage)}{count});");
        }

        if (dx.Length > 0)
        {
            string weights = weighted.TransposedLength > 0
                ? PassEmitter.Slice("transposed", step.TransposedOffset, weighted.TransposedLength)
                : PassEmitter.Slice("parameters", step.WeightOffset, weighted.WeightStorage);
            writer.Line($"{step.KernelClass}.BackwardData({dy}, {weights}, {dx}{count});");
        }
    }
}
