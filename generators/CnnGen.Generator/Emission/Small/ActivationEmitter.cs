using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>Element-wise activations, alone or fused onto the kernel before them.</summary>
internal static class ActivationEmitter
{
    /// <summary>One line with the length and the formula.</summary>
    public static string Summary(ActivationOperation activation)
    {
        ActivationFunction f = activation.Function;
        return $"{Name(f)}: x[{activation.Length}] → y[{activation.Length}], y = {ActivationFormulas.Text(f)}";
    }

    /// <summary>Emits <c>Forward</c> and <c>Backward</c> of one sample; both work in place, too.</summary>
    public static void EmitMembers(SourceWriter writer, ActivationPlan plan, ElementType element)
    {
        ActivationOperation activation = plan.Operation;
        ActivationFunction f = activation.Function;
        string read = $"ReadOnlySpan<{element.Keyword}>";
        string write = $"Span<{element.Keyword}>";
        writer.Line($"// y[i] = {ActivationFormulas.Text(f)}");
        ReasonText.EmitComment(writer, plan.Elements.Reason);
        WidthDispatch.Emit(writer, new("void", "Forward", $"{read} x, {write} y", "x, y"), plan.Elements, element, run =>
        {
            run.Emit(writer, "i", pieces =>
            {
                foreach (RunPiece piece in pieces)
                {
                    string x = piece.Name("x");
                    string y = piece.Name("y");
                    writer.Line($"{piece.Declare("x")} {piece.Load("x")};");
                    writer.Line($"{piece.Declare("y")} {ActivationValues.Expression(f, x, piece.Width)};");
                    piece.Store(writer, y, "y");
                }
            });
        });

        string kept = f.DerivativeFromOutput ? "y" : "x";
        writer.Line();
        writer.Line($"// dx[i] = dy[i] * ({ActivationFormulas.DerivativeText(f)})");
        ReasonText.EmitComment(writer, plan.Elements.Reason);
        WidthDispatch.Emit(
            writer, new("void", "Backward", $"{read} {kept}, {read} dy, {write} dx", $"{kept}, dy, dx"), plan.Elements, element,
            run => EmitBackwardBody(writer, f, run, kept, inPlace: false));
    }

    /// <summary>The function's value of a vector variable, for a kernel that applies it to its sums in registers; the same bits as <c>Forward</c>.</summary>
    /// <param name="f">A function that <see cref="ActivationFunction.FusesOntoStore"/>.</param>
    /// <param name="value">The variable.</param>
    /// <param name="width">Its type.</param>
    public static string ForwardExpression(ActivationFunction f, string value, VectorWidth width) => ActivationValues.Expression(f, value, width);

    /// <summary>Emits <c>BackwardActivation</c>, which multiplies <c>dy</c> by the derivative, found from the output.</summary>
    /// <param name="writer">Receives the methods.</param>
    /// <param name="f">A function with <see cref="ActivationFunction.DerivativeFromOutput"/>.</param>
    /// <param name="schedule">The elements of a sample.</param>
    /// <param name="element">What the kernel computes in.</param>
    public static void EmitBackwardInPlace(SourceWriter writer, ActivationFunction f, RunSchedule schedule, ElementType element)
    {
        var method = new MethodSignature("void", "BackwardActivation", $"ReadOnlySpan<{element.Keyword}> y, Span<{element.Keyword}> dy", "y, dy");
        writer.Line($"// dy[i] *= {ActivationFormulas.DerivativeText(f)}");
        ReasonText.EmitComment(writer, schedule.Reason);
        WidthDispatch.Emit(writer, method, schedule, element, run => EmitBackwardBody(writer, f, run, kept: "y", inPlace: true));
    }

    private static void EmitBackwardBody(SourceWriter writer, ActivationFunction f, RunEmitter run, string kept, bool inPlace)
    {
        run.Emit(writer, "i", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                string value = piece.Name(kept);
                string dy = piece.Name("dy");
                writer.Line($"{piece.Declare(kept)} {piece.Load(kept)};");
                writer.Line($"{piece.Declare("dy")} {(inPlace ? piece.LoadWritable("dy") : piece.Load("dy"))};");
                writer.Line($"{piece.Declare("dx")} {ActivationDerivatives.Expression(f, value, dy, piece.Width)};");
                piece.Store(writer, piece.Name("dx"), inPlace ? "dy" : "dx");
            }
        });
    }

    private static string Name(ActivationFunction f) => f.Kind switch
    {
        ActivationKind.GELUTanh => "gelu (tanh form)",
        ActivationKind kind => kind.ToString().ToLowerInvariant(),
    };
}
