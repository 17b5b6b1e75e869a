using CnnGen.Generator.Emission.Contractions;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Emits the straight-line passes: predict, evaluate, train, and the repacking of weights, as calls of the kernels over planned memory.</summary>
internal sealed class PassEmitter(NetworkPlan plan, EmissionOptions options)
{
    private string T => options.Element.Keyword;

    private string ReadOnly => $"ReadOnlySpan<{T}>";

    public void EmitMembers(SourceWriter writer)
    {
        EmitPredictTiles(writer);
        EmitPredict(writer);
        EmitLossPass(writer);
        new TrainingPassEmitter(plan, options).Emit(writer);
        EmitTranspose(writer);
    }

    private void EmitPredictTiles(SourceWriter writer)
    {
        string most = Affine.Text(plan.PredictionTile);
        string tile = plan.Prediction.TileLength == 0
            ? most
            : $"Math.Min({most}, (scratch.Length - {Affine.Text(plan.Prediction.SampleLength)}) / {Affine.Text(plan.Prediction.TileLength)})";
        string input = Affine.Text(plan.Network.Input.Length);
        string output = Affine.Text(plan.Network.Output.Length);
        writer.Line($$"""
            /// <summary>Predicts any number of samples, as many at a time as the working memory has room for.</summary>
            public static void PredictTiles({{ReadOnly}} parameters, {{ReadOnly}} inputs, Span<{{T}}> outputs, Span<{{T}}> scratch, int count)
            {
                int tile = {{tile}};
                for (int first = 0; first < count; first += tile)
                {
                    int samples = Math.Min(tile, count - first);
                    Predict(
                        parameters, inputs.Slice(first * {{input}}, samples * {{input}}), outputs.Slice(first * {{output}}, samples * {{output}}), scratch, samples);
                }
            }

            """);
    }

    private void EmitPredict(SourceWriter writer)
    {
        writer.Line("/// <summary>Predicts <paramref name=\"count\"/> samples with working memory of any content.</summary>");
        using SourceWriter.BlockScope body = writer.Block(
            $"public static void Predict({ReadOnly} parameters, {ReadOnly} inputs, Span<{T}> outputs, Span<{T}> scratch, int count)");
        var values = new ForwardValues(plan, plan.Prediction, Modes.Prediction, T);
        values.EmitRegions(writer);
        EmitForward(writer, values, Modes.Prediction);
        if (values.Of(plan.Output).Home == Home.Inputs)
        {
            writer.Line("inputs.CopyTo(outputs);");
        }
    }

    private void EmitLossPass(SourceWriter writer)
    {
        writer.Line();
        writer.Line("/// <summary>The sum of the losses of <paramref name=\"count\"/> samples as in prediction: without dropout.</summary>");
        using SourceWriter.BlockScope body = writer.Block($"""
            public static double Evaluate(
                {ReadOnly} parameters, {ReadOnly} inputs, ReadOnlySpan<int> labels, {ReadOnly} targets, Span<{T}> scratch, int count, ref int correct)
            """);
        var values = new ForwardValues(plan, plan.Evaluation, Modes.Evaluation, T);
        values.EmitRegions(writer);
        if (values.Of(plan.Output).Home == Home.Sample)
        {
            // Every sample's values are gone when the next one's are made: the loss stands in the same loop.
            writer.Line("double loss = 0;");
            using SourceWriter.BlockScope loop = writer.Block("for (int n = 0; n < count; n++)");
            foreach (Step step in Running(Modes.Evaluation))
            {
                EmitSampleStep(writer, values, step);
            }

            LossCalls.EmitEvaluate(writer, plan, values.Sample(plan.Output), T);
        }
        else
        {
            EmitForward(writer, values, Modes.Evaluation);
            writer.Line("double loss = 0;");
            using SourceWriter.BlockScope loop = writer.Block("for (int n = 0; n < count; n++)");
            LossCalls.EmitEvaluate(writer, plan, values.Sample(plan.Output), T);
        }

        writer.Line();
        writer.Line("return loss;");
    }

    private IEnumerable<Step> Running(Modes mode) => plan.Steps.Where(step => step.Runs(mode));

    private void EmitForward(SourceWriter writer, ForwardValues values, Modes mode)
    {
        SampleLoop.Emit(
            writer, [.. Running(mode)],
            step => EmitSampleStep(writer, values, step),
            step => writer.Line(Forward(step, step.Inputs.Select(values.All), values.All(step.Index), "count")));
    }

    private static void EmitSampleStep(SourceWriter writer, ForwardValues values, Step step) =>
        writer.Line(Forward(step, step.Inputs.Select(values.Sample), values.Sample(step.Index), "1"));

    /// <summary>The call that takes a step forward.</summary>
    /// <param name="step">The step.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="output">What it writes.</param>
    /// <param name="count">How many samples, for a kernel that takes several.</param>
    /// <param name="key">The key of its random numbers, if it draws any.</param>
    public static string Forward(Step step, IEnumerable<string> inputs, string output, string count, string key = "") =>
        $"{step.KernelClass}.Forward({string.Join(", ", inputs)}, {Weights(step)}{output}{Count(step, count)}{key});";

    /// <summary>The number of samples as a last argument, for a kernel that takes several.</summary>
    public static string Count(Step step, string count) => step.Operation is DenseOperation ? ", " + count : "";

    /// <summary>The weights and bias of a step as arguments, each followed by a comma; nothing for a step without.</summary>
    public static string Weights(Step step) => step.Operation is not WeightedOperation weighted
        ? ""
        : $"{Slice("parameters", step.WeightOffset, weighted.WeightStorage)}, "
            + (weighted.HasBias ? $"{Slice("parameters", step.BiasOffset, weighted.BiasStorage)}, " : "");

    public static string Slice(string span, long offset, long length) => $"{span}.Slice({Affine.Text(offset)}, {Affine.Text(length)})";

    private void EmitTranspose(SourceWriter writer)
    {
        writer.Line();
        writer.Line("/// <summary>Repacks the weights for the backward pass.</summary>");
        using SourceWriter.BlockScope body = writer.Block($"public static void Transpose({ReadOnly} parameters, Span<{T}> transposed)");
        foreach (Step step in plan.Steps)
        {
            if (step is { ToData: true, Operation: WeightedOperation { TransposedLength: > 0 } weighted })
            {
                writer.Line(
                    $"{step.KernelClass}.Transpose({Slice("parameters", step.WeightOffset, weighted.WeightStorage)}, "
                    + $"{Slice("transposed", step.TransposedOffset, weighted.TransposedLength)});");
            }
        }
    }
}
