using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>
/// Writes a class whose declaration is not valid: every member is there, so that code which uses the class is not wrong as well, and throws.
/// </summary>
internal static class StubEmitter
{
    private const string Tile = "global::CnnGen.CompilerServices.TrainingTile tile";
    private const string Classes = "global::System.Span<int> classes";
    private const string Observer = "global::CnnGen.LayerObserver observer";

    public static EquatableArray<EmittedFile> Emit(StubTarget stub, Checkpoint checkpoint)
    {
        string self = TargetScope.FullName(stub.Target);
        string contract = $"global::CnnGen.ICnn<{self}>";
        SourceWriter members = Begin(stub, checkpoint);
        members.Line("#pragma warning disable CS0108 // a network derived from another has its members already, and an error that says so");
        members.Line();
        TargetScope.Write(
            members, stub.Target, stub.IsOldLanguage ? "" : $" : {contract}", body => WriteMembers(body, stub, self, contract), isOldLanguage: stub.IsOldLanguage);
        EmittedFile file = new(HintNames.Of(stub.Target), members.ToString());
        if (stub.LayerMembers.Count == 0)
        {
            return new([file]);
        }

        SourceWriter types = Begin(stub, checkpoint);
        WriteLayerTypes(types, stub);
        return new([file, new EmittedFile(HintNames.Of(stub.Target, GeneratedNamespace.Parameters), types.ToString())]);
    }

    private static SourceWriter Begin(StubTarget stub, Checkpoint checkpoint)
    {
        SourceWriter writer = new(checkpoint);
        FileHead.Write(writer, stub.Target, ", whose declaration is not valid: its errors (CNN...) say why", isOldLanguage: stub.IsOldLanguage);
        return writer;
    }

    private static void WriteMembers(SourceWriter writer, StubTarget stub, string self, string contract)
    {
        string fail = Fail(stub);
        if (stub.HasConstructor)
        {
            writer.Line("/// <inheritdoc/>");
            ConstructorScope.Write(writer, stub.Target, () =>
            {
                writer.Line(GeneratedMark.Attributes);
                writer.Line($"public {stub.Target.Name}(int seed = 0) => {fail}");
            });
            writer.Line();
        }

        foreach (string member in stub.Members)
        {
            foreach (string declaration in Public(member, self))
            {
                writer.Line("/// <inheritdoc/>");
                writer.Line(GeneratedMark.Attributes);
                writer.Line(declaration.Replace("FAIL", fail));
                writer.Line();
            }
        }

        foreach (StubMember member in stub.LayerMembers)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line(GeneratedMark.Attributes);
            writer.Line($"public global::{GeneratedNamespace.Of(stub.Target, GeneratedNamespace.Parameters)}.{ParameterMembers.TypeName(member.Name)} {member.Name} => {fail}");
            writer.Line();
        }

        string[] contractMembers = stub.IsOldLanguage ? [] : [.. Explicit(contract, self)];
        for (int i = 0; i < contractMembers.Length; i++)
        {
            writer.Line(GeneratedMark.Attributes);
            writer.Line(contractMembers[i].Replace("FAIL", fail));
            if (i + 1 < contractMembers.Length)
            {
                writer.Line();
            }
        }
    }

    /// <summary>The types of the layers' members, which hold the same names as in a valid network.</summary>
    private static void WriteLayerTypes(SourceWriter writer, StubTarget stub)
    {
        string name = GeneratedNamespace.Of(stub.Target, GeneratedNamespace.Parameters);
        if (stub.IsOldLanguage)
        {
            using (writer.Block($"namespace {name}"))
            {
                WriteLayerTypeMembers(writer, stub);
            }

            return;
        }

        writer.Line($"namespace {name};");
        writer.Line();
        WriteLayerTypeMembers(writer, stub);
    }

    private static void WriteLayerTypeMembers(SourceWriter writer, StubTarget stub)
    {
        foreach (StubMember member in stub.LayerMembers)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line(GeneratedMark.Attributes);
            using (writer.Block($"public readonly struct {ParameterMembers.TypeName(member.Name)}"))
            {
                for (int i = 0; i < member.Tensors.Count; i++)
                {
                    if (i > 0)
                    {
                        writer.Line();
                    }

                    writer.Line("/// <inheritdoc/>");
                    writer.Line($"public global::CnnGen.ParameterTensor {member.Tensors[i]} => {Fail(stub)}");
                }
            }
        }
    }

    private static string Fail(StubTarget stub) =>
        $"throw new global::System.InvalidOperationException(\"The declaration of {stub.Target.Name.TrimStart('@')} is not valid: see its errors.\");";

    private static IEnumerable<string> Public(string member, string self) => member switch
    {
        "InputLength" or "OutputLength" or "ParameterCount" or "ScratchLength" => [$"public static int {member} => FAIL"],
        "MultiplyAddCount" => ["public static long MultiplyAddCount => FAIL"],
        "InputShape" or "OutputShape" => [$"public static global::CnnGen.SampleShape {member} => FAIL"],
        "Layers" => ["public static global::System.ReadOnlySpan<global::CnnGen.LayerInfo> Layers => FAIL"],
        "Summary" or "Diagram" => [$"public static string {member} => FAIL"],
        "Parameters" => ["public global::CnnGen.ParameterSet Parameters => FAIL"],
        "Predict" => PredictOverloads.Select(static parameters => $"public void Predict({parameters}) => FAIL"),
        "Classify" => [$"public int Classify({Inputs("input")}) => FAIL", $"public void Classify({Inputs("inputs")}, {Classes}) => FAIL"],
        "Inspect" => [$"public void Inspect({Inputs("input")}, {Observer}) => FAIL"],
        "LoadEmbedded" => [$"public static {self} LoadEmbedded() => FAIL"],
        _ => throw new ArgumentOutOfRangeException(nameof(member)),
    };

    private static IEnumerable<string> PredictOverloads =>
    [
        $"{Inputs("inputs")}, {Outputs("outputs")}",
        $"{Inputs("inputs")}, {Outputs("outputs")}, {Outputs("scratch")}",
        $"{Inputs("inputs")}, {Outputs("outputs")}, int threads",
    ];

    private static IEnumerable<string> Explicit(string contract, string self) =>
    [
        $"static int {contract}.InputLength => FAIL",
        $"static int {contract}.OutputLength => FAIL",
        $"static global::CnnGen.SampleShape {contract}.InputShape => FAIL",
        $"static global::CnnGen.SampleShape {contract}.OutputShape => FAIL",
        $"static int {contract}.ParameterCount => FAIL",
        $"static int {contract}.ScratchLength => FAIL",
        $"static long {contract}.MultiplyAddCount => FAIL",
        $"static global::System.ReadOnlySpan<global::CnnGen.LayerInfo> {contract}.Layers => FAIL",
        $"static string {contract}.Summary => FAIL",
        $"static string {contract}.Diagram => FAIL",
        $"static {self} {contract}.Create(int seed) => FAIL",
        $"global::CnnGen.ParameterSet {contract}.Parameters => FAIL",
        .. PredictOverloads.Select(parameters => $"void {contract}.Predict({parameters}) => FAIL"),
        $"int {contract}.Classify({Inputs("input")}) => FAIL",
        $"void {contract}.Classify({Inputs("inputs")}, {Classes}) => FAIL",
        $"void {contract}.Inspect({Inputs("input")}, {Observer}) => FAIL",
        $"static global::System.ReadOnlySpan<global::CnnGen.CompilerServices.ParameterLayout> {contract}.ParameterLayouts => FAIL",
        $"static global::CnnGen.CompilerServices.TrainingPlan {contract}.TrainingPlan => FAIL",
        $"static void {contract}.Transpose({Inputs("parameters")}, {Outputs("transposed")}) => FAIL",
        $"static double {contract}.TrainTile({Inputs("parameters")}, {Inputs("transposed")}, {Tile}, {Outputs("scratch")}, {Outputs("gradients")}, ref int correct) => FAIL",
        $"static double {contract}.EvaluateTile({Inputs("parameters")}, {Tile}, {Outputs("scratch")}, ref int correct) => FAIL",
    ];

    private static string Inputs(string name) => $"global::System.ReadOnlySpan<float> {name}";

    private static string Outputs(string name) => $"global::System.Span<float> {name}";
}
