using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>Emits the member that gives a network with the weights of the assembly.</summary>
internal static class EmbeddedWeightsEmitter
{
    /// <summary>The file's part of its name, which no kernel may have.</summary>
    public const string Part = "Weights";

    public static EmittedFile Emit(EmbeddedWeights weights, Checkpoint checkpoint)
    {
        SourceWriter writer = new(checkpoint);
        string self = TargetScope.FullName(weights.Target);
        FileHead.Write(writer, weights.Target, ", because the project builds in its weights");
        TargetScope.Write(writer, weights.Target, "", body =>
        {
            body.Line($"/// <summary>A network with the weights of {XmlText.Escape(weights.File)}, which are in the assembly.</summary>");
            body.Line(GeneratedMark.Attributes);
            using (body.Block($"public static {self} LoadEmbedded()"))
            {
                body.Line($"{self} network = new {self}();");
                body.Line(
                    $"global::CnnGen.CompilerServices.EmbeddedWeights.Load(network.Parameters, typeof({self}).Assembly, {TextLiteral.Of(weights.Resource)});");
                body.Line("return network;");
            }
        });
        return new EmittedFile(HintNames.Of(weights.Target, Part), writer.ToString());
    }
}
