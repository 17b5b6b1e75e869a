using System.Numerics;

namespace CnnGen.Generator.Model;

/// <summary>A tensor that a layer holds: a row of <see cref="ParameterTable"/>.</summary>
/// <param name="Suffix">PyTorch's name for it, behind the layer's: <c>weight</c>.</param>
/// <param name="Role">What the layer does with it.</param>
/// <param name="Axes">PyTorch's axes, outermost first: 1 to 4. The first one counts filters, units or channels.</param>
/// <param name="Groups">Groups of the first axis that are stored apart from each other, each filled up to whole panels; 1 for most.</param>
/// <param name="Initial">How its values begin.</param>
/// <param name="IsLearned">Whether training changes it by its gradient, unless its layer is frozen: what counts as a parameter.</param>
internal sealed record ParameterSpec(
    string Suffix, ParameterRole Role, EquatableArray<ParameterAxis> Axes, int Groups, InitialSpec Initial, bool IsLearned)
{
    /// <summary>Whether its layer is frozen.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether training computes its gradient and changes it.</summary>
    public bool HasGradient => IsLearned && !IsFrozen;

    /// <summary>The member that code reaches it by: <c>Weight</c>.</summary>
    public string Member => Role.ToString();

    /// <summary>Values of the tensor.</summary>
    public BigInteger Count => Axes.Aggregate(BigInteger.One, static (product, axis) => product * axis.Length);

    /// <summary>Values behind one index of the first axis.</summary>
    public BigInteger RowLength => Axes.Skip(1).Aggregate(BigInteger.One, static (product, axis) => product * axis.Length);
}
