using System.Globalization;
using CnnGen.Generator.Emission.Contractions;

namespace CnnGen.Generator.Emission;

/// <summary>Neighbouring elements of a run that one vector operation handles: a whole vector, or the first lanes of one.</summary>
/// <param name="Width">The vector.</param>
/// <param name="Count">Lanes in use; fewer than the vector has only in the last piece of a run, outside loops.</param>
/// <param name="Index">The loop variable that the piece moves with; null outside loops.</param>
/// <param name="Offset">The first element, after the loop variable.</param>
/// <param name="Ordinal">The piece's number in its run, for the names of its variables.</param>
internal readonly record struct RunPiece(VectorWidth Width, int Count, string? Index, int Offset, int Ordinal)
{
    public bool IsPartial => Count < Width.Lanes;

    /// <summary>Whether the piece stands outside loops, so that its variables can be kept for later steps over the run.</summary>
    public bool IsKept => Index is null;

    /// <summary>A variable of this piece: <c>sum0</c>.</summary>
    public string Name(string stem) => stem + Number(Ordinal);

    /// <summary>The declaration of a variable of this piece, up to its value.</summary>
    public string Declare(string stem) => $"{Width.Type} {Name(stem)} =";

    /// <summary>A vector of one constant.</summary>
    public string Constant(double value) => Width.Constant(value);

    /// <summary>Reads the piece from a read-only span; lanes that are not in use are zero.</summary>
    /// <param name="span">Holds the run.</param>
    /// <param name="shift">Elements between the span's start and the run's.</param>
    public string Load(string span, int shift = 0) => IsPartial
        ? VectorText.Load(Width, span, Position(shift), Count)
        : $"{Width.Class}.Create({span}.Slice({Position(shift)}, {Number(Count)}))";

    /// <summary>As <see cref="Load"/> from a writable span, where C# 13 does not infer the element type.</summary>
    public string LoadWritable(string span, int shift = 0) => IsPartial
        ? VectorText.Load(Width, span, Position(shift), Count)
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

    /// <summary>As <see cref="Load"/>, but lanes that are not in use repeat the last one that is, so that they are like any other for what is computed of them.</summary>
    public string LoadRepeating(string span) => IsPartial
        ? VectorText.Load(Width, span, Position(), Count, filler: $"{span}[{Number(Offset + Count - 1)}]")
        : Load(span);

    /// <summary>A vector with zeros in the lanes that are not in use.</summary>
    public string InUse(string vector)
    {
        if (!IsPartial)
        {
            return vector;
        }

        RunPiece piece = this;
        IEnumerable<string> mask = Enumerable.Range(0, Width.Lanes).Select(lane => piece.Width.Element.Literal(lane < piece.Count ? 1 : 0));
        return $"{vector} * {Width.Class}.Create({string.Join(", ", mask)})";
    }

    /// <summary>Writes the lanes in use.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="vector">A vector; a variable's name where the piece is partial.</param>
    /// <param name="span">Holds the run.</param>
    /// <param name="shift">Elements between the span's start and the run's.</param>
    public void Store(SourceWriter writer, string vector, string span, int shift = 0)
    {
        if (IsPartial)
        {
            VectorText.Store(writer, Width, vector, span, Offset + shift, Count);
        }
        else
        {
            writer.Line($"{vector}.CopyTo({span}.Slice({Position(shift)}, {Number(Count)}));");
        }
    }

    /// <summary>The place of the first element, after <paramref name="shift"/>.</summary>
    public string Position(int shift = 0)
    {
        int constant = Offset + shift;
        return Index is null ? Number(constant) : constant == 0 ? Index : $"{Index} + {Number(constant)}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
