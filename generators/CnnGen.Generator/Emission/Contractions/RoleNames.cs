namespace CnnGen.Generator.Emission.Contractions;

/// <summary>What a role's operands and indices are called in emitted code.</summary>
/// <param name="Method">The method: <c>Forward</c>.</param>
/// <param name="Source">The operand that is read by taps.</param>
/// <param name="Output">The operand at the positions that taps start from.</param>
/// <param name="Row">A row of <see cref="Output"/>.</param>
/// <param name="Column">A column of <see cref="Output"/>.</param>
/// <param name="Lane">A channel of <see cref="Output"/>.</param>
/// <param name="Channel">A channel of <see cref="Source"/>.</param>
/// <param name="SourceRow">A row of <see cref="Source"/>.</param>
internal sealed record RoleNames(
    string Method, string Source, string Output, string Row, string Column, string Lane, string Channel, string SourceRow)
{
    public static readonly RoleNames Forward = new("Forward", "x", "y", "oy", "ox", "oc", "ic", "iy");

    public static readonly RoleNames BackwardData = new("BackwardData", "dy", "dx", "iy", "ix", "ic", "oc", "oy");

    /// <summary>The gradient to the data before it is added up from windows; a lane is a tap of a row and a channel.</summary>
    public static readonly RoleNames Windows = BackwardData with { Output = "sums", Column = "ox", Lane = "lane" };

    public static readonly RoleNames BackwardWeights = new("BackwardWeights", "x", "dy", "oy", "ox", "oc", "ic", "iy");
}
