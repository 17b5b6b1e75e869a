namespace CnnGen.Generator.Model;

/// <summary>The members that every network has (<c>LoadEmbedded</c> where its weights are built in), beside one for each layer with parameters; those for trainers are explicit, and meet no other.</summary>
internal static class GeneratedMembers
{
    private static readonly string[] s_predict =
    [
        "System.ReadOnlySpan<float>, System.Span<float>",
        "System.ReadOnlySpan<float>, System.Span<float>, System.Span<float>",
        "System.ReadOnlySpan<float>, System.Span<float>, int",
    ];

    private static readonly string[] s_classify = ["System.ReadOnlySpan<float>", "System.ReadOnlySpan<float>, System.Span<int>"];

    private static readonly string[] s_inspect = ["System.ReadOnlySpan<float>, CnnGen.LayerObserver"];

    private static readonly string[] s_loadEmbedded = [""];

    public static readonly IReadOnlyList<string> Names =
    [
        "InputLength", "OutputLength", "InputShape", "OutputShape", "ParameterCount", "ScratchLength", "MultiplyAddCount", "Layers", "Summary", "Diagram",
        "Parameters", "Predict", "Classify", "Inspect", "LoadEmbedded",
    ];

    /// <summary>The parameter types of a generated method's overloads; none for what is no method.</summary>
    public static IReadOnlyList<string> Signatures(string name) => name switch
    {
        "Predict" => s_predict,
        "Classify" => s_classify,
        "Inspect" => s_inspect,
        "LoadEmbedded" => s_loadEmbedded,
        _ => [],
    };
}
