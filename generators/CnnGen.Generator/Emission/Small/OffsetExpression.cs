using System.Globalization;
using System.Text;

namespace CnnGen.Generator.Emission;

/// <summary>A whole-number sum of loop variables times literals, as text: <c>(oy * 1536) + (ky * 768) - 768</c>.</summary>
internal readonly record struct OffsetExpression
{
    private readonly string _variables;
    private readonly int _constant;

    private OffsetExpression(string variables, int constant)
    {
        _variables = variables;
        _constant = constant;
    }

    public static OffsetExpression Zero => new("", 0);

    public OffsetExpression Plus(int constant) => new(_variables, checked(_constant + constant));

    /// <summary>Adds a position, a literal or a loop variable, times a literal.</summary>
    public OffsetExpression Plus(Position position, int coefficient)
    {
        if (position.Variable is null)
        {
            return Plus(checked(position.Value * coefficient));
        }

        string factor = coefficient.ToString(CultureInfo.InvariantCulture);
        string term = coefficient == 1 ? position.Variable : $"({position.Variable} * {factor})";
        return coefficient == 0 ? this : new(_variables.Length == 0 ? term : $"{_variables} + {term}", _constant);
    }

    public override string ToString()
    {
        string magnitude = Math.Abs((long)_constant).ToString(CultureInfo.InvariantCulture);
        if (_variables.Length == 0)
        {
            return _constant.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder(_variables);
        if (_constant != 0)
        {
            text.Append(_constant > 0 ? " + " : " - ").Append(magnitude);
        }

        // A single product needs no parentheses around it.
        bool single = _constant == 0 && _variables[0] == '(' && _variables.IndexOf(')') == _variables.Length - 1;
        return single ? _variables.Substring(1, _variables.Length - 2) : text.ToString();
    }
}

/// <summary>A place on an axis: a loop variable, or a literal where there is no loop.</summary>
/// <param name="Variable">The loop variable's name, or null.</param>
/// <param name="Value">The literal.</param>
internal readonly record struct Position(string? Variable, int Value = 0)
{
    public override string ToString() => Variable ?? Value.ToString(CultureInfo.InvariantCulture);
}
