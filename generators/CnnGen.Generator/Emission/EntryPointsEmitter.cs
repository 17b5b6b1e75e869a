using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>
/// Emits what the user's class calls of the passes, in two parts. The passes and kernels are implementation output, which an editor need not run while its
/// user types; so the class must compile without them. It calls methods of the first part, and these call classic partial methods: one whose body is missing
/// is no error (a public or returning one would be CS8795), and calls of it vanish. The bodies are the second part.
/// The methods stand in a class of their own, as private names in the user's class could meet the user's.
/// </summary>
internal static class EntryPointsEmitter
{
    public const string ClassName = "EntryPoints";

    private const string ReadOnly = "ReadOnlySpan<float>";

    private const string Prediction = $"{ReadOnly} parameters, {ReadOnly} inputs, Span<float> outputs, Span<float> scratch, int count";

    private const string Inspection = $"{ReadOnly} parameters, {ReadOnly} input, global::CnnGen.LayerObserver observer";

    private const string Transposition = $"{ReadOnly} parameters, Span<float> transposed";

    private const string Training =
        $"{ReadOnly} parameters, {ReadOnly} transposed, TrainingTile tile, Span<float> scratch, Span<float> gradients, ref int correct";

    private const string Evaluation = $"{ReadOnly} parameters, TrainingTile tile, Span<float> scratch, ref int correct";

    public static void EmitMembers(SourceWriter writer) => writer.Line($$"""
        public static void PredictTiles({{Prediction}}) =>
            RunPredictTiles(parameters, inputs, outputs, scratch, count);

        public static void Predict({{Prediction}}) =>
            RunPredict(parameters, inputs, outputs, scratch, count);

        public static void Inspect({{Inspection}}) =>
            RunInspect(parameters, input, observer);

        public static void Transpose({{Transposition}}) => RunTranspose(parameters, transposed);

        public static double Train(
            {{Training}})
        {
            double loss = 0;
            RunTrain(parameters, transposed, tile, scratch, gradients, ref correct, ref loss);
            return loss;
        }

        public static double Evaluate({{Evaluation}})
        {
            double loss = 0;
            RunEvaluate(parameters, tile, scratch, ref correct, ref loss);
            return loss;
        }

        static partial void RunPredictTiles({{Prediction}});

        static partial void RunPredict({{Prediction}});

        static partial void RunInspect({{Inspection}});

        static partial void RunTranspose({{Transposition}});

        static partial void RunTrain(
            {{Training}},
            ref double loss);

        static partial void RunEvaluate({{Evaluation}}, ref double loss);
        """);

    public static void EmitBodies(SourceWriter writer) => writer.Line($$"""
        static partial void RunPredictTiles({{Prediction}}) =>
            Passes.PredictTiles(parameters, inputs, outputs, scratch, count);

        static partial void RunPredict({{Prediction}}) =>
            Passes.Predict(parameters, inputs, outputs, scratch, count);

        static partial void RunInspect({{Inspection}}) =>
            {{InspectionEmitter.ClassName}}.Run(parameters, input, observer);

        static partial void RunTranspose({{Transposition}}) => Passes.Transpose(parameters, transposed);

        static partial void RunTrain(
            {{Training}},
            ref double loss) =>
            loss = Passes.Train(
                parameters, transposed, tile.Inputs, tile.Labels, tile.Targets, tile.LossScale, tile.Seed, tile.Step, tile.FirstSample, scratch, gradients,
                tile.Count, ref correct);

        static partial void RunEvaluate({{Evaluation}}, ref double loss) =>
            loss = Passes.Evaluate(parameters, tile.Inputs, tile.Labels, tile.Targets, scratch, tile.Count, ref correct);
        """);
}
