using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>Each pixel of a map, repeated down and along it.</summary>
internal static class UpSamplingEmitter
{
    /// <summary>One line with the shapes: <c>upsampling 2x2: x[4, 4, 8] → y[8, 8, 8]</c>.</summary>
    public static string Summary(UpSamplingOperation operation) =>
        FormattableString.Invariant($"upsampling {operation.Factors.Height}x{operation.Factors.Width}: x[{Dimensions(operation.Input)}] → y[{Dimensions(operation.Output)}]");

    /// <summary>Emits <c>Forward</c> and <c>Backward</c> of one sample.</summary>
    public static void EmitMembers(SourceWriter writer, UpSamplingPlan plan, ElementType element)
    {
        if (plan.IsColumn)
        {
            writer.Line("// The map is one pixel wide, and lies in memory as one that is one pixel high: its column is computed as a row.");
        }

        Size factors = plan.Operation.Factors;
        string copy = $"[{Affine.Sum(0, ("iy", factors.Height), ("ky", factors.Height == 1 ? 0 : 1))}, {Affine.Sum(0, ("ix", factors.Width), ("kx", factors.Width == 1 ? 0 : 1))}, c]";
        writer.Line($"// y{copy} = x[iy, ix, c]");
        ReasonText.EmitComment(writer, plan.Reason);
        UpSamplingForward.Emit(writer, plan, element);

        writer.Line();
        writer.Line($"// dx[iy, ix, c] = sum over ky, kx of dy{copy}");
        UpSamplingBackward.Emit(writer, plan, element);
    }

    /// <summary>Declares a slice of one row or block of rows.</summary>
    /// <param name="writer">Receives the declaration.</param>
    /// <param name="type">The span's type.</param>
    /// <param name="name">The slice's name.</param>
    /// <param name="span">What it is a slice of.</param>
    /// <param name="offset">The first element.</param>
    /// <param name="length">Elements.</param>
    public static void EmitSlice(SourceWriter writer, string type, string name, string span, string offset, int length) =>
        writer.Line($"{type} {name} = {span}.Slice({offset}, {Affine.Text(length)});");

    /// <summary>The place of a vector in a row of outputs.</summary>
    /// <param name="piece">The pixels that it holds copies of, in a row of inputs.</param>
    /// <param name="factor">Copies of a pixel.</param>
    /// <param name="part">Which of the vectors with such copies.</param>
    public static string Place(RunPiece piece, int factor, int part)
    {
        int constant = (piece.Offset * factor) + (part * piece.Width.Lanes);
        return piece.Index is null ? Affine.Text(constant) : Affine.Sum(constant, (piece.Index, factor));
    }

    private static string Dimensions(Shape shape) => FormattableString.Invariant($"{shape.Height}, {shape.Width}, {shape.Channels}");
}
