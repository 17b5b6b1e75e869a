using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>Sums and products of several inputs, element by element.</summary>
internal static class JoinEmitter
{
    /// <summary>One line with the lengths.</summary>
    public static string Summary(Operation operation) => operation switch
    {
        SumOperation sum => $"sum of {Affine.Text(sum.Operands)}: x1[{Affine.Text(sum.Length)}], ... → y[{Affine.Text(sum.Length)}]",
        ProductOperation product => $"product: x1[{Affine.Text(product.Length)}], x2[{Affine.Text(product.Length)}] → y[{Affine.Text(product.Length)}]",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "No such operation."),
    };

    /// <summary>
    /// Emits <c>Forward</c> of one sample, which may write over its first input, and for products <c>Backward</c>. The gradient of each term of a sum is that of
    /// the sum.
    /// </summary>
    public static void EmitMembers(SourceWriter writer, JoinPlan plan, ElementType element)
    {
        string[] inputs = [.. Enumerable.Range(1, plan.Operands).Select(static operand => "x" + Affine.Text(operand))];
        string sign = plan.Operation is SumOperation ? " + " : " * ";
        writer.Line($"// y[i] = {string.Join(sign, inputs.Select(static input => input + "[i]"))}");
        WidthDispatch.Emit(writer, MethodSignature.Of(element, "Forward", inputs, "y"), plan.Elements, element, run => run.Emit(writer, "i", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                writer.Line($"{piece.Declare("y")} {string.Join(sign, inputs.Select(input => piece.Load(input)))};");
                piece.Store(writer, piece.Name("y"), "y");
            }
        }));
        if (plan.Operation is ProductOperation)
        {
            writer.Line();
            writer.Line("// dx[i] = other[i] * dy[i]");
            using (writer.Block($"public static void Backward({MethodSignature.Of(element, "Backward", ["other", "dy"], "dx").Parameters})"))
            {
                writer.Line("Forward(other, dy, dx);");
            }
        }
    }
}
