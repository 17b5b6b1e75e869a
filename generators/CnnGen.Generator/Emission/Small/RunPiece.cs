using System.Globalization;

namespace CnnGen.Generator.Emission;

/// <summary>Neighbouring elements of a run that one vector operation handles: a whole vector, or the first few lanes of the narrowest one.</summary>
/// <param name="Width">The vector.</param>
/// <param name="Count">Lanes in use; fewer than the vector has only in the last piece of a run.</param>
/// <param name="Index">The loop variable that the piece moves with; null outside loops.</param>
/// <param name="Offset">The first element, after the loop variable.</param>
/// <param name="Ordinal">The piece's number in its run, for the names of its variables.</param>
internal readonly record struct RunPiece(VectorWidth Width, int Count, string? Index, int Offset, int Ordinal)
{
    public bool IsPartial => Count < Width.Lanes;

    /// <summary>A variable of this piece: <c>sum0</c>.</summary>
    public string Name(string stem) => stem + Number(Ordinal);

    /// <summary>The declaration of a variable of this piece, up to its value.</summary>
    public string Declare(string stem) => $"{Width.Type} {Name(stem)} =";

    /// <summary>A vector of one constant.</summary>
    public string Constant(double value) => Width.Constant(value);

    /// <summary>Reads the piece from a read-only span.</summary>
    /// <param name="span">Holds the run.</param>
    /// <param name="shift">Elements between the span's start and the run's.</param>
    /// <param name="filler">The value of the lanes that are not in use.</param>
    public string Load(string span, int shift = 0, double filler = 0) => IsPartial
        ? LoadLanes(span, shift, filler)
        : $"{Width.Class}.Create({span}.Slice({Position(shift)}, {Number(Count)}))";

    /// <summary>As <see cref="Load"/> from a writable span, where C# 13 does not infer the element type.</summary>
    public string LoadWritable(string span, int shift = 0) => IsPartial
        ? LoadLanes(span, shift, filler: 0)
        : $"{Width.Class}.Create<{Width.Element.Keyword}>({span}.Slice({Position(shift)}, {Number(Count)}))";

    /// <summary>As <see cref="Load"/> from a read-only span of integers, which become elements.</summary>
    public string LoadIntegers(string span)
    {
        if (!IsPartial && Width.Element == ElementType.Single)
        {
            return $"{Width.Class}.ConvertToSingle({Load(span)})";
        }

        RunPiece piece = this;
        IEnumerable<string> lanes = Enumerable.Range(0, Width.Lanes)
            .Select(lane => lane < piece.Count ? $"({piece.Width.Element.Keyword}){span}[{piece.Position(lane)}]" : piece.Width.Element.Literal(0));
        return $"{Width.Class}.Create({string.Join(", ", lanes)})";
    }

    /// <summary>Writes the lanes in use.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="vector">A vector; a variable's name where the piece is partial.</param>
    /// <param name="span">Holds the run.</param>
    /// <param name="shift">Elements between the span's start and the run's.</param>
    public void Store(SourceWriter writer, string vector, string span, int shift = 0)
    {
        if (!IsPartial)
        {
            writer.Line($"{vector}.CopyTo({span}.Slice({Position(shift)}, {Number(Count)}));");
            return;
        }

        for (int lane = 0; lane < Count; lane++)
        {
            writer.Line($"{span}[{Position(shift + lane)}] = {vector}.GetElement({Number(lane)});");
        }
    }

    private string LoadLanes(string span, int shift, double filler)
    {
        var lanes = new List<string>();
        for (int lane = 0; lane < Width.Lanes; lane++)
        {
            lanes.Add(lane < Count ? $"{span}[{Position(shift + lane)}]" : Width.Element.Literal(filler));
        }

        return $"{Width.Class}.Create({string.Join(", ", lanes)})";
    }

    /// <summary>The place of the first element, after <paramref name="shift"/>.</summary>
    public string Position(int shift = 0)
    {
        int constant = Offset + shift;
        return Index is null ? Number(constant) : constant == 0 ? Index : $"{Index} + {Number(constant)}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
