using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Sums of one vector for each piece of a run.</summary>
internal sealed class PieceSums(SourceWriter writer, SumOrder order, IReadOnlyList<RunPiece> pieces) : SumLoops(writer, order)
{
    private readonly SourceWriter _writer = writer;

    public override void Declare(string stem, IEnumerable<int> indices)
    {
        foreach (RunPiece piece in pieces)
        {
            _writer.Line($"{piece.Declare(stem)} {piece.Constant(0)};");
        }
    }

    protected override void Add(string target, string stem, IEnumerable<int> indices)
    {
        foreach (RunPiece piece in pieces)
        {
            _writer.Line($"{piece.Name(target)} += {piece.Name(stem)};");
        }
    }
}
