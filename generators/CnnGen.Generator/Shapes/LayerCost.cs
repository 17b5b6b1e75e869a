using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>What a layer learns and how much it computes, as summaries count it.</summary>
internal static class LayerCost
{
    /// <summary>Learned values, whether the layer is frozen or not.</summary>
    public static BigInteger Parameters(ShapedLayer shaped) =>
        Sum(ParameterTable.Of(shaped).Where(static spec => spec.IsLearned).Select(static spec => spec.Count));

    /// <summary>Learned values that a frozen layer keeps as they are.</summary>
    public static BigInteger FrozenParameters(ShapedLayer shaped) =>
        Sum(ParameterTable.Of(shaped).Where(static spec => spec is { IsLearned: true, IsFrozen: true }).Select(static spec => spec.Count));

    /// <summary>Multiply-adds a sample, those with padding among them.</summary>
    public static BigInteger MultiplyAdds(ShapedLayer shaped) => Sum(ParameterTable.Of(shaped).Select(spec => spec.Role switch
    {
        ParameterRole.Weight => spec.RowLength * shaped.Output.Length,
        ParameterRole.Bias => BigInteger.Zero,
        _ => throw new ArgumentOutOfRangeException(nameof(shaped), spec.Role, "No such role."),
    }));

    private static BigInteger Sum(IEnumerable<BigInteger> terms) => terms.Aggregate(BigInteger.Zero, static (sum, term) => sum + term);
}
