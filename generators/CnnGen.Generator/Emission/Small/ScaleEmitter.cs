using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>A feature map times a factor a channel: p is the pixel, c the channel.</summary>
internal static class ScaleEmitter
{
    /// <summary>One line with the shapes.</summary>
    public static string Summary(ScaleOperation scale)
    {
        string map = $"[{Affine.Text(scale.Pixels)}, {Affine.Text(scale.Channels)}]";
        return $"scale: x1{map}, x2[{Affine.Text(scale.Channels)}] → y{map}";
    }

    /// <summary>Emits <c>Forward</c> of one sample, which may write over the map, and the gradients of the map and of the factors.</summary>
    public static void EmitMembers(SourceWriter writer, ScalePlan plan, ElementType element)
    {
        writer.Line("// y[p, c] = x1[p, c] * x2[c]");
        WidthDispatch.Emit(writer, MethodSignature.Of(element, "Forward", ["x1", "x2"], "y"), plan.Channels, element, run =>
        {
            using SourceWriter.BlockScope loop = writer.Block($"for (int p = 0; p < {plan.Operation.Pixels}; p++)");
            writer.Line($"ReadOnlySpan<{element.Keyword}> x1Pixel = {PixelOf("x1", plan)};");
            writer.Line($"Span<{element.Keyword}> yPixel = {PixelOf("y", plan)};");
            run.Emit(writer, "c", pieces =>
            {
                foreach (RunPiece piece in pieces)
                {
                    writer.Line($"{piece.Declare("y")} {piece.Load("x1Pixel")} * {piece.Load("x2")};");
                    piece.Store(writer, piece.Name("y"), "yPixel");
                }
            });
        });

        writer.Line();
        writer.Line("// dx[p, c] = dy[p, c] * x2[c]");
        using (writer.Block($"public static void BackwardMap({MethodSignature.Of(element, "BackwardMap", ["x2", "dy"], "dx").Parameters})"))
        {
            writer.Line("Forward(dy, x2, dx);");
        }

        writer.Line();
        EmitFactors(writer, plan, element);
    }

    private static void EmitFactors(SourceWriter writer, ScalePlan plan, ElementType element)
    {
        writer.Line("// dx[c] = sum over p of dy[p, c] * x1[p, c]");
        WidthDispatch.Emit(writer, MethodSignature.Of(element, "BackwardFactors", ["x1", "dy"], "dx"), plan.Channels, element, run =>
        {
            run.Emit(writer, "c", pieces =>
            {
                int[] indices = [.. pieces.Select(static piece => piece.Ordinal)];
                var sums = new PieceSums(writer, plan.Order, pieces);
                sums.EmitReason();
                sums.Declare(sums.Whole, indices);
                sums.EmitRows("p", "0", Affine.Text(plan.Operation.Pixels), plan.Operation.Pixels, indices, () =>
                {
                    writer.Line($"ReadOnlySpan<{element.Keyword}> x1Pixel = {PixelOf("x1", plan)};");
                    writer.Line($"ReadOnlySpan<{element.Keyword}> dyPixel = {PixelOf("dy", plan)};");
                    foreach (RunPiece piece in pieces)
                    {
                        writer.Line($"{piece.Name(SumLoops.Chain)} += {piece.Load("dyPixel")} * {piece.Load("x1Pixel")};");
                    }
                });
                foreach (RunPiece piece in pieces)
                {
                    piece.Store(writer, piece.Name(sums.Whole), "dx");
                }
            });
        });
    }

    private static string PixelOf(string map, ScalePlan plan) => $"{map}.Slice({Affine.Sum(0, ("p", plan.Operation.Channels))}, {Affine.Text(plan.Operation.Channels)})";
}
