using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>A contraction that writes its output, as it is to be emitted.</summary>
/// <param name="Contraction">What is computed.</param>
/// <param name="Names">The operands' names.</param>
/// <param name="Prefix">The methods' names without the width.</param>
/// <param name="Element">The element type.</param>
/// <param name="HasStart">Whether the sums start from a bias.</param>
/// <param name="Fused">An activation applied before the store, or none.</param>
internal sealed record OutputContraction(
    Contraction Contraction, RoleNames Names, string Prefix, ElementType Element, bool HasStart, ActivationFunction Fused)
{
    /// <summary>The operands' parameters: <c>ReadOnlySpan&lt;float&gt; x, …</c>.</summary>
    public string Parameters => $"{ReadOnly} {Names.Source}, {ReadOnly} w, {(HasStart ? $"{ReadOnly} bias, " : "")}Span<{Element.Keyword}> {Names.Output}"
        + (Contraction.ColumnsAreSamples ? ", int count" : "");

    /// <summary>The operands as arguments.</summary>
    public string Arguments => $"{Names.Source}, w, {(HasStart ? "bias, " : "")}{Names.Output}{(Contraction.ColumnsAreSamples ? ", count" : "")}";

    /// <summary>What the register tiles compute: where outputs overlap, they have slots of their own.</summary>
    public OutputContraction OfTiles => Contraction.Fold is { } fold
        ? this with { Names = RoleNames.Windows, Contraction = Contraction with { Output = fold.Slots } }
        : this;

    private string ReadOnly => $"ReadOnlySpan<{Element.Keyword}>";

    /// <summary>The arguments of a tile's call.</summary>
    public string TileArguments(string source, string output) =>
        $"{Names.Source}, w, {(HasStart ? "start, " : "")}{Names.Output}, {source}, wOffset, {output}" + (Contraction.Rows.HasBorder ? ", kyBegin, kyEnd" : "");
}
