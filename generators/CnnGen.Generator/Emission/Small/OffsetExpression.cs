using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>A whole-number sum of places on axes times literals; places without a loop go into its constant.</summary>
internal readonly record struct OffsetExpression
{
    private readonly EquatableArray<(string Name, int Factor)> _terms;
    private readonly int _constant;

    private OffsetExpression(EquatableArray<(string Name, int Factor)> terms, int constant)
    {
        _terms = terms;
        _constant = constant;
    }

    public static OffsetExpression Zero => default;

    public OffsetExpression Plus(int constant) => new(_terms, checked(_constant + constant));

    /// <summary>Adds a place times a literal.</summary>
    public OffsetExpression Plus(Position position, int factor) => position.Variable is null
        ? Plus(checked(position.Value * factor))
        : new(EquatableArray.ToEquatableArray([.. _terms, (position.Variable, factor)]), _constant);

    public override string ToString() => Affine.Sum(_constant, [.. _terms]);
}

/// <summary>A place on an axis: a loop variable, or a literal where there is no loop.</summary>
/// <param name="Variable">The loop variable's name, or null.</param>
/// <param name="Value">The literal.</param>
internal readonly record struct Position(string? Variable, int Value = 0);
