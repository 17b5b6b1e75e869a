using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Emits the training pass of a tile: forward with every value kept, the loss, and backward.</summary>
internal sealed class TrainingPassEmitter(NetworkPlan plan, EmissionOptions options)
{
    private readonly string _t = options.Element.Keyword;
    private readonly Step[] _steps = [.. plan.Steps.Where(static step => step.Runs(Modes.Training))];
    private readonly ILookup<int, GradientTerm> _terms = plan.Training.Terms.ToLookup(static term => term.Step);

    // What the loss starts from.
    private readonly int _last = plan.Resolve(plan.Output, Modes.Training);

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
            if (_last >= 0 && IsNeeded(_last))
            {
                LossCalls.EmitGradient(writer, plan, SampleValue(_last), SampleGradient(_last, withSlack: false), _t);
            }
            else
            {
                LossCalls.EmitEvaluate(writer, plan, SampleValue(_last), _t);
            }
        }

        writer.Line();
        writer.Line("// Backward: gradients take turns in memory.");
        List<Step> backward = [.. Enumerable.Reverse(_steps).Where(step => IsNeeded(step.Index))];
        SampleLoop.Emit(writer, backward, step => EmitBackward(writer, step), step => EmitBatchedBackward(writer, step));
        writer.Line();
        writer.Line("return loss;");
    }

    /// <summary>Whether the gradient of a value is of use: its step or one before it learns, or the input's gradient is asked for.</summary>
    private bool IsNeeded(int value) => plan.Training.Gradients[value].Length > 0;

    private string NameOf(int value) => plan.Steps[plan.Resolve(value, Modes.Training)].Name;

    private string GradientName(int value) => StepNames.GradientOf(plan.Steps[value].Name);

    private void EmitRegions(SourceWriter writer)
    {
        foreach (Step step in _steps)
        {
            Place place = plan.Training.Values[step.Index];
            writer.Line($"Span<{_t}> {step.Name} = {PassEmitter.Slice("scratch", place.Offset, plan.TileLength * place.Length)};" + StepShapes.Comment(plan, step));
        }

        foreach (Step step in Enumerable.Reverse(_steps))
        {
            Place place = plan.Training.Gradients[step.Index];
            if (place.Length > 0)
            {
                int samples = place.Home == Home.Tile ? plan.TileLength : 1;
                writer.Line($"Span<{_t}> {GradientName(step.Index)} = {PassEmitter.Slice("scratch", place.Offset, (samples * place.Length) + Machine.Slack)};");
            }
        }
    }

    private string SampleValue(int value) => plan.Resolve(value, Modes.Training) < 0
        ? ForwardValues.OfSample("inputs", plan.Network.Input.Length)
        : ForwardValues.OfSample(NameOf(value), plan.Training.Values[value].Length);

    private string AllValues(int value) => plan.Resolve(value, Modes.Training) < 0 ? "inputs" : NameOf(value);

    /// <summary>One sample's gradient; a kernel that reads it in whole vectors may look at the slack behind it.</summary>
    private string SampleGradient(int value, bool withSlack)
    {
        if (value < 0)
        {
            return ForwardValues.OfSample("inputGradients", plan.Network.Input.Length);
        }

        Place place = plan.Training.Gradients[value];
        int length = place.Length + (withSlack ? Machine.Slack : 0);
        return place.Home == Home.Sample
            ? withSlack ? GradientName(value) : $"{GradientName(value)}.Slice(0, {Affine.Text(length)})"
            : $"{GradientName(value)}.Slice({Affine.Sum(0, ("n", place.Length))}, {Affine.Text(length)})";
    }

    private void EmitForward(SourceWriter writer, Step step) =>
        writer.Line(PassEmitter.Forward(step, step.Inputs.Select(SampleValue), SampleValue(step.Index), "1", Key(step)));

    private void EmitBatchedForward(SourceWriter writer, Step step) =>
        writer.Line(PassEmitter.Forward(step, step.Inputs.Select(AllValues), step.Name, "count"));

    /// <summary>The key of the layer, not of the step: steps come and go with fused activations and the caller's layout, and masks must not change with them.</summary>
    private static string Key(Step step) => step.Operation.UsesKey
        ? $", CounterRandom.Key(seed, step, firstSample + n, {Affine.Text(step.Layer)})"
        : "";

    private void EmitBackward(SourceWriter writer, Step step)
    {
        if (step.Operation is WeightedOperation weighted)
        {
            EmitActivationBackward(writer, step, weighted);
            EmitWeights(writer, step, weighted, SampleValue(step.Inputs[0]), SampleGradient(step.Index, withSlack: true), "1");
        }

        foreach (GradientTerm term in _terms[step.Index])
        {
            string dy = SampleGradient(step.Index, withSlack: step.Operation is WeightedOperation);
            string gradient = SampleGradient(term.Value, withSlack: false);
            if (step.Operation.PassesGradient)
            {
                GradientSumEmitter.EmitPassed(writer, plan, term, dy, gradient, _t);
                continue;
            }

            GradientSumEmitter.EmitSample(writer, plan, term, gradient, _t, dx => writer.Line(step.Operation is WeightedOperation data
                ? BackwardData(step, data, dy, dx, "1")
                : $"{step.KernelClass}.{BackwardMethod(step.Operation, term.Operand)}({Kept(step, term.Operand)}{dy}, {dx}{Key(step)});"));
        }
    }

    /// <summary>The method that computes the gradient of an input; inputs whose gradients are computed alike share one.</summary>
    private static string BackwardMethod(Operation operation, int operand) => operation switch
    {
        ScaleOperation => operand == 0 ? "BackwardMap" : "BackwardFactors",
        ConcatenateOperation => "BackwardInput" + Affine.Text(operand + 1),
        _ => "Backward",
    };

    /// <summary>What a step's backward pass reads beside the gradient, each followed by a comma.</summary>
    private string Kept(Step step, int operand) => step.Operation.Needs switch
    {
        BackwardNeeds.Input => SampleValue(step.Inputs[0]) + ", ",
        BackwardNeeds.Output => SampleValue(step.Index) + ", ",
        BackwardNeeds.Input | BackwardNeeds.Output => $"{SampleValue(step.Inputs[0])}, {SampleValue(step.Index)}, ",
        BackwardNeeds.OtherInput => SampleValue(step.Inputs[1 - operand]) + ", ",
        BackwardNeeds.None => "",
        BackwardNeeds needs => throw new ArgumentOutOfRangeException(nameof(step), needs, $"{step.Operation.GetType().Name} needs what is not kept."),
    };

    private void EmitBatchedBackward(SourceWriter writer, Step step)
    {
        var weighted = (WeightedOperation)step.Operation;
        if (!weighted.Fused.IsNone)
        {
            using (writer.Block("for (int n = 0; n < count; n++)"))
            {
                EmitActivationBackward(writer, step, weighted);
            }
        }

        EmitWeights(writer, step, weighted, AllValues(step.Inputs[0]), GradientName(step.Index), "count");
        foreach (GradientTerm term in _terms[step.Index])
        {
            GradientSumEmitter.EmitBatched(
                writer, plan, term, term.Value < 0 ? "inputGradients" : GradientName(term.Value), _t,
                dx => writer.Line(BackwardData(step, weighted, GradientName(step.Index), dx, "count")));
        }
    }

    private void EmitActivationBackward(SourceWriter writer, Step step, WeightedOperation weighted)
    {
        if (!weighted.Fused.IsNone)
        {
            writer.Line($"{step.KernelClass}.BackwardActivation({SampleValue(step.Index)}, {SampleGradient(step.Index, withSlack: false)});");
        }
    }

    private static void EmitWeights(SourceWriter writer, Step step, WeightedOperation weighted, string x, string dy, string count)
    {
        if (!step.ToWeights)
        {
            return;
        }

        string samples = PassEmitter.Count(step, count);
        writer.Line($"{step.KernelClass}.BackwardWeights({x}, {dy}, {PassEmitter.Slice("gradients", step.WeightOffset, weighted.WeightStorage)}{samples});");
        if (weighted.HasBias)
        {
            writer.Line($"{step.KernelClass}.BackwardBias({dy}, {PassEmitter.Slice("gradients", step.BiasOffset, weighted.BiasStorage)}{samples});");
        }
    }

    private static string BackwardData(Step step, WeightedOperation weighted, string dy, string dx, string count)
    {
        string weights = weighted.TransposedLength > 0
            ? PassEmitter.Slice("transposed", step.TransposedOffset, weighted.TransposedLength)
            : PassEmitter.Slice("parameters", step.WeightOffset, weighted.WeightStorage);
        return $"{step.KernelClass}.BackwardData({dy}, {weights}, {dx}{PassEmitter.Count(step, count)});";
    }
}
