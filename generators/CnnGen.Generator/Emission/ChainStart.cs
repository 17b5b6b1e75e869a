namespace CnnGen.Generator.Emission;

/// <summary>Where a chain starts: at a loop's variable, or at a literal.</summary>
/// <param name="Variable">The variable; empty where there is none.</param>
/// <param name="Offset">Elements after it.</param>
internal readonly record struct ChainStart(string Variable, int Offset)
{
    public static readonly ChainStart Zero = new("", 0);

    /// <summary>The start as an expression.</summary>
    public string Text => Times(1);

    public ChainStart Plus(int offset) => this with { Offset = Offset + offset };

    /// <summary><c>constant + start * factor</c>.</summary>
    public string Times(int factor, int constant = 0) => Affine.Sum(constant + (Offset * factor), (Variable, Variable.Length == 0 ? 0 : factor));
}
