using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Emits the members that the user's class receives: sizes and shapes, the constructor, predictions, parameters, and what a trainer calls.</summary>
internal sealed class ClassEmitter
{
    private const string Services = "global::CnnGen.CompilerServices";
    private const string ReadOnly = "global::System.ReadOnlySpan<float>";
    private const string Writable = "global::System.Span<float>";
    private const string Shaped = "global::CnnGen.SampleShape";

    private readonly NetworkPlan _plan;
    private readonly SourceWriter _writer;
    private readonly string _self;
    private readonly string _cnn;
    private readonly string _entryPoints;
    private readonly string _tables;

    private ClassEmitter(NetworkPlan plan, Checkpoint checkpoint)
    {
        _plan = plan;
        _writer = new SourceWriter(checkpoint);
        TargetClass target = plan.Network.Target;
        _self = TargetScope.FullName(target);
        _cnn = $"global::CnnGen.ICnn<{_self}>";
        _entryPoints = $"global::{GeneratedNamespace.Of(target, GeneratedNamespace.Kernels)}.{EntryPointsEmitter.ClassName}";
        _tables = $"global::{GeneratedNamespace.Of(target, GeneratedNamespace.Kernels)}.Tables";
    }

    private TargetClass Target => _plan.Network.Target;

    /// <summary>What one sample needs; a network that needs nothing still has a length.</summary>
    private long ScratchLength => _plan.PredictionScratch;

    public static string Emit(NetworkPlan plan, Checkpoint checkpoint)
    {
        var emitter = new ClassEmitter(plan, checkpoint);
        emitter.EmitFile();
        return emitter._writer.ToString();
    }

    private void EmitFile()
    {
        FileHead.Write(_writer, Target);
        TargetScope.Write(_writer, Target, $" : {_cnn}", _ => EmitMembers(), _ => EmitRemarks());
    }

    private void EmitRemarks()
    {
        _writer.Line("/// <remarks>");
        _writer.Line("/// <code>");
        foreach (string line in SummaryTable.Text(_plan).TrimEnd('\n').Split('\n'))
        {
            _writer.Line("/// " + XmlText.Escape(line));
        }

        _writer.Line("/// </code>");
        _writer.Line("/// </remarks>");
    }

    private void EmitMembers()
    {
        EmitFacts();
        EmitConstructor();
        EmitPredictions();
        EmitClassifications();
        EmitInspection();
        ParameterMembers.EmitMembers(_writer, _plan);
        EmitContract();
    }

    private void EmitFacts()
    {
        LayerNumbers total = LayerNumbers.Total(_plan);
        Fact("int", "InputLength", Affine.Text(_plan.Network.Input.Length), $"The floats of one input sample: {Order(_plan.Network.Input)}.");
        Fact("int", "OutputLength", Affine.Text(_plan.Network.Output.Length), $"The floats of one output sample: {Order(_plan.Network.Output)}.");
        Fact(Shaped, "InputShape", ShapeValue(_plan.Network.Input), $"The shape of one input sample: {_plan.Network.Input}.");
        Fact(Shaped, "OutputShape", ShapeValue(_plan.Network.Output), $"The shape of one output sample: {_plan.Network.Output}.");
        Fact("int", "ParameterCount", Affine.Text((int)total.Parameters), $"How many values the network learns{(total.Frozen > 0 ? ", those of frozen layers among them" : "")}.");
        Fact(
            "int", "ScratchLength", Affine.Text(ScratchLength),
            "The floats of scratch that one prediction of one sample needs; a longer scratch lets it work on several samples at once.");
        Fact(
            "long", "MultiplyAddCount", total.MultiplyAdds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "Multiply-adds of one forward pass of one sample.");
        Fact("global::System.ReadOnlySpan<global::CnnGen.LayerInfo>", "Layers", $"{_tables}.Layers", "The layers, in order.");
        Fact("string", "Summary", Lines(SummaryTable.Text(_plan)), "A table of the layers with output shapes, parameters and multiply-adds.");
        Fact("string", "Diagram", Lines(FlowChart.Text(_plan)), "The layers as a Mermaid flowchart, for Markdown and documentation.");
    }

    /// <summary>A property, not a constant: code that was compiled against an older version of a library asks the new one.</summary>
    private void Fact(string type, string name, string value, string summary)
    {
        _writer.Line($"/// <summary>{summary}</summary>");
        _writer.Line(GeneratedMark.Attributes);
        _writer.Line($"public static {type} {name} =>{(value[0] == '\n' ? "" : " ")}{value};");
        _writer.Line();
    }

    /// <summary>A text, one line of it a line of code.</summary>
    private static string Lines(string text) =>
        "\n    " + string.Join("\n    + ", text.TrimEnd('\n').Split('\n').Select(static line => TextLiteral.Of(line + "\n")));

    private static string ShapeValue(Shape shape) => shape.IsFlat
        ? $"{Shaped}.Flat({Affine.Text(shape.Channels)})"
        : FormattableString.Invariant($"{Shaped}.Spatial({shape.Height}, {shape.Width}, {shape.Channels})");

    private string Order(Shape shape) => shape.IsFlat
        ? $"{shape.Channels} features"
        : _plan.Network.ChannelsFirst
            ? FormattableString.Invariant($"[{shape.Channels}, {shape.Height}, {shape.Width}] (channels, height, width)")
            : FormattableString.Invariant($"[{shape.Height}, {shape.Width}, {shape.Channels}] (height, width, channels)");

    private void EmitConstructor()
    {
        _writer.Line("/// <summary>A network with initial weights.</summary>");
        _writer.Line("/// <param name=\"seed\">Any value, 0 unless given; the same seed gives the same bits on every machine.</param>");
        ConstructorScope.Write(_writer, Target, () =>
        {
            _writer.Line(GeneratedMark.Attributes);
            using (_writer.Block($"public {Target.Name}(int seed = 0)"))
            {
                _writer.Line($"Parameters = new global::CnnGen.ParameterSet({_tables}.ParameterLayouts, {Affine.Text(_plan.ParameterLength)});");
                _writer.Line($"{Services}.ParameterInitializer.Initialize(Parameters, global::CnnGen.Initializer.{_plan.Network.Initializer}, seed);");
            }
        });
        _writer.Line();
    }

    private void EmitPredictions()
    {
        const string check = $"{Services}.NetworkGuard.CheckPredict(inputs, outputs, InputShape, OutputShape)";
        string tile = Affine.Sum(_plan.Prediction.SampleLength, ("tile", _plan.Prediction.TileLength));
        string scratch = ScratchLength == 0
            ? "Of any length and content: this network needs none. It must not overlap the other two."
            : $"At least {Affine.Text(ScratchLength)} floats of any content, apart from the other two; more let it work on several samples at once.";
        EmitPredictHead("Predicts any whole number of samples. Thread-safe beside other predictions; allocates nothing after a thread's first call.");
        EmitPredictExceptions();
        _writer.Line($$"""
            {{GeneratedMark.Attributes}}
            public void Predict({{ReadOnly}} inputs, {{Writable}} outputs)
            {
                int count = {{check}};
                int tile = global::System.Math.Min(count, {{Affine.Text(_plan.PredictionTile)}});
                {{_entryPoints}}.PredictTiles(Parameters.Storage, inputs, outputs, {{Services}}.ThreadScratch.Rent({{tile}}), count);
            }

            """);
        EmitPredictHead("Predicts any whole number of samples with the caller's own working memory: allocates nothing, ever.");
        _writer.Line($"/// <param name=\"scratch\">{scratch}</param>");
        EmitPredictExceptions();
        _writer.Line($$"""
            {{GeneratedMark.Attributes}}
            public void Predict({{ReadOnly}} inputs, {{Writable}} outputs, {{Writable}} scratch)
            {
                int count = {{check}};
                {{Services}}.NetworkGuard.CheckScratch(inputs, outputs, scratch, ScratchLength);
                {{_entryPoints}}.PredictTiles(Parameters.Storage, inputs, outputs, scratch, count);
            }

            """);
        EmitPredictHead("Predicts the samples of a batch on several threads; the same bits as on one.");
        _writer.Line("/// <param name=\"threads\">How many threads work at most, at least 1. All trainers and parallel predictions share them; see <see cref=\"global::CnnGen.Trainer{T}.Threads\"/>.</param>");
        EmitPredictExceptions();
        _writer.Line($$"""
            /// <exception cref="global::System.ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
            {{GeneratedMark.Attributes}}
            public void Predict({{ReadOnly}} inputs, {{Writable}} outputs, int threads)
            {
                {{check}};
                {{Services}}.ParallelPrediction.Predict(this, inputs, outputs, threads);
            }

            """);
    }

    private void EmitPredictHead(string summary)
    {
        _writer.Line($"/// <summary>{summary}</summary>");
        EmitInputsParameter();
        _writer.Line(
            $"/// <param name=\"outputs\">n x {Affine.Text(_plan.Network.Output.Length)} floats, each sample {Order(_plan.Network.Output)}; must not overlap the inputs.</param>");
    }

    private void EmitInputsParameter() =>
        _writer.Line($"/// <param name=\"inputs\">n x {Affine.Text(_plan.Network.Input.Length)} floats, each sample {Order(_plan.Network.Input)}.</param>");

    private void EmitInputParameter() =>
        _writer.Line($"/// <param name=\"input\">{Affine.Text(_plan.Network.Input.Length)} floats: {Order(_plan.Network.Input)}.</param>");

    private void EmitPredictExceptions() =>
        _writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length is wrong, or spans overlap; nothing is written.</exception>");

    private void EmitClassifications()
    {
        Shape output = _plan.Network.Output;
        _writer.Line($"/// <summary>{ClassRule("The class of one sample: ")}</summary>");
        EmitInputParameter();
        if (output.Pixels > 1)
        {
            _writer.Line($$"""
                /// <exception cref="global::System.NotSupportedException">Always: there is no class of the whole sample.</exception>
                {{GeneratedMark.Attributes}}
                public int Classify({{ReadOnly}} input) =>
                    throw new global::System.NotSupportedException("{{Target.Name.TrimStart('@')}} predicts a class for each of {{Map(output)}} pixels; use Classify(inputs, classes).");

                """);
        }
        else
        {
            _writer.Line($$"""
                /// <exception cref="global::System.ArgumentException">The length is another.</exception>
                {{GeneratedMark.Attributes}}
                public int Classify({{ReadOnly}} input)
                {
                    {{Services}}.NetworkGuard.CheckSingle(input, InputShape);
                    {{Writable}} scratch = {{Services}}.ThreadScratch.Rent({{Affine.Text(ScratchLength + output.Length)}});
                    {{Writable}} output = scratch.Slice({{Affine.Text(ScratchLength)}}, {{Affine.Text(output.Length)}});
                    {{_entryPoints}}.Predict(Parameters.Storage, input, output, scratch, 1);
                    return {{(output.Channels == 1 ? $"output[0] >= {Threshold} ? 1 : 0" : $"{Services}.NetworkGuard.IndexOfLargest(output)")}};
                }

                """);
        }

        string tile = Affine.Sum(_plan.Prediction.SampleLength, ("tile", _plan.Prediction.TileLength));
        string length = Affine.Sum(_plan.Prediction.SampleLength, ("tile", _plan.Prediction.TileLength + output.Length));
        string inputs = $"inputs.Slice({Affine.Sum(0, ("first", _plan.Network.Input.Length))}, {Affine.Sum(0, ("samples", _plan.Network.Input.Length))})";
        string place = $"classes.Slice({Affine.Sum(0, ("first", output.Pixels))}, {Affine.Sum(0, ("samples", output.Pixels))})";
        string read = output.Channels == 1
            ? $"Sides(outputs, {place}, {Threshold})"
            : $"Largest(outputs, {place}, OutputShape, channelsFirst: {(_plan.Network.ChannelsFirst && !output.IsFlat ? "true" : "false")})";
        _writer.Line($"/// <summary>{ClassRule("The classes of any whole number of samples: ")} Allocates nothing after a thread's first call.</summary>");
        EmitInputsParameter();
        _writer.Line($$"""
            /// <param name="classes">{{(output.Pixels == 1 ? "n classes" : $"n x {Affine.Text(output.Pixels)} classes, those of each sample [{Affine.Text(output.Height)}, {Affine.Text(output.Width)}] (height, width)")}}; must not overlap the inputs.</param>
            """);
        EmitPredictExceptions();
        _writer.Line($$"""
            {{GeneratedMark.Attributes}}
            public void Classify({{ReadOnly}} inputs, global::System.Span<int> classes)
            {
                int count = {{Services}}.NetworkGuard.CheckClassify(inputs, classes, InputShape, OutputShape);
                int tile = global::System.Math.Min(count, {{Affine.Text(_plan.PredictionTile)}});
                {{Writable}} memory = {{Services}}.ThreadScratch.Rent({{length}});
                {{Writable}} scratch = memory.Slice(0, {{tile}});
                for (int first = 0; first < count; first += tile)
                {
                    int samples = global::System.Math.Min(tile, count - first);
                    {{Writable}} outputs = memory.Slice({{tile}}, {{Affine.Sum(0, ("samples", output.Length))}});
                    {{_entryPoints}}.Predict(Parameters.Storage, {{inputs}}, outputs, scratch, samples);
                    {{Services}}.Classification.{{read}};
                }
            }

            """);
    }

    /// <summary>What a single output is compared with.</summary>
    private string Threshold => _plan.Network.EndsInSigmoid ? "0.5f" : "0f";

    /// <summary>How outputs become classes, in words.</summary>
    private string ClassRule(string start)
    {
        Shape output = _plan.Network.Output;
        string each = output.Pixels == 1 ? start : $"{start}for each of {Map(output)} pixels, ";
        return output.Channels > 1
            ? $"{each}the index of the largest of {Affine.Text(output.Channels)} outputs, of equal ones the first."
            : $"{each}1 where the output is {(_plan.Network.EndsInSigmoid ? "a probability of at least 0.5" : "at least 0, as a logit")}, otherwise 0.";
    }

    private static string Map(Shape shape) => FormattableString.Invariant($"{shape.Height}x{shape.Width}");

    private void EmitInspection()
    {
        _writer.Line(
            "/// <summary>Predicts one sample and hands every layer's output to an observer, in PyTorch's layout; for comparing and showing: it allocates.</summary>");
        EmitInputParameter();
        _writer.Line($$"""
            /// <param name="observer">Called once for each of the {{Affine.Text(_plan.Network.Layers.Count)}} layers, in order.</param>
            /// <exception cref="global::System.ArgumentException">The length is another.</exception>
            {{GeneratedMark.Attributes}}
            public void Inspect({{ReadOnly}} input, global::CnnGen.LayerObserver observer)
            {
                {{Services}}.NetworkGuard.CheckSingle(input, InputShape);
                global::System.ArgumentNullException.ThrowIfNull(observer);
                {{_entryPoints}}.Inspect(Parameters.Storage, input, observer);
            }

            """);
    }

    private void EmitContract()
    {
        Static("int", "InputLength", "InputLength");
        Static("int", "OutputLength", "OutputLength");
        Static(Shaped, "InputShape", "InputShape");
        Static(Shaped, "OutputShape", "OutputShape");
        Static("int", "ParameterCount", "ParameterCount");
        Static("int", "ScratchLength", "ScratchLength");
        Static("long", "MultiplyAddCount", "MultiplyAddCount");
        Static("global::System.ReadOnlySpan<global::CnnGen.LayerInfo>", "Layers", "Layers");
        Static("string", "Summary", "Summary");
        Static("string", "Diagram", "Diagram");
        Static($"global::System.ReadOnlySpan<{Services}.ParameterLayout>", "ParameterLayouts", $"{_tables}.ParameterLayouts");
        Static($"{Services}.TrainingPlan", "TrainingPlan", TrainingPlan());
        _writer.Line($$"""
            {{GeneratedMark.Attributes}}
            static {{_self}} {{_cnn}}.Create(int seed) => new {{_self}}(seed);

            {{GeneratedMark.Attributes}}
            static void {{_cnn}}.Transpose({{ReadOnly}} parameters, {{Writable}} transposed) => {{_entryPoints}}.Transpose(parameters, transposed);

            {{GeneratedMark.Attributes}}
            static double {{_cnn}}.TrainTile(
                {{ReadOnly}} parameters, {{ReadOnly}} transposed, {{Services}}.TrainingTile tile, {{Writable}} scratch, {{Writable}} gradients, ref int correct) =>
                {{_entryPoints}}.Train(parameters, transposed, tile, scratch, gradients, ref correct);

            {{GeneratedMark.Attributes}}
            static double {{_cnn}}.EvaluateTile({{ReadOnly}} parameters, {{Services}}.TrainingTile tile, {{Writable}} scratch, ref int correct) =>
                {{_entryPoints}}.Evaluate(parameters, tile, scratch, ref correct);
            """);
    }

    private string TrainingPlan()
    {
        LossOperation loss = _plan.Loss;
        (int labels, int classes, int terms) = loss.Function.Kind switch
        {
            LossKind.CrossEntropy => (loss.Pixels, loss.Channels, loss.Pixels),
            LossKind.BinaryCrossEntropy => (loss.Length, 2, loss.Length),
            _ => (0, 0, loss.Length),
        };
        return FormattableString.Invariant($"new {Services}.TrainingPlan(TileLength: {_plan.TileLength}, ScratchLength: {_plan.TrainingScratch}, ParameterLength: {_plan.LearnedLength}, TransposedLength: {_plan.TransposedLength}, Loss: global::CnnGen.Loss.{loss.Function.Kind}, IsDefaultLoss: {(_plan.Network.IsDefaultLoss ? "true" : "false")}, LabelsPerSample: {labels}, Classes: {classes}, LossTerms: {terms})");
    }

    private void Static(string type, string name, string value)
    {
        _writer.Line(GeneratedMark.Attributes);
        _writer.Line($"static {type} {_cnn}.{name} => {value};");
        _writer.Line();
    }
}
