using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>A public method that hands over to its variant for the widest vectors of the machine.</summary>
internal static class WidthDispatch
{
    /// <summary>Emits the public method, then a private variant a width.</summary>
    /// <param name="writer">Receives the methods.</param>
    /// <param name="method">The method.</param>
    /// <param name="variants">From the widest to the narrowest; a single one needs no choice.</param>
    /// <param name="emitBody">Emits the body of a variant.</param>
    public static void Emit<T>(SourceWriter writer, MethodSignature method, IReadOnlyList<T> variants, Action<T> emitBody)
        where T : IKernelVariant
    {
        if (variants.Count == 1)
        {
            using (writer.Block($"public static {method.Returns} {method.Name}({method.Parameters})"))
            {
                emitBody(variants[0]);
            }

            return;
        }

        using (writer.Block($"public static {method.Returns} {method.Name}({method.Parameters})"))
        {
            EmitChoice(writer, method, [.. variants.Select(static variant => variant.Bits)]);
        }

        foreach (T variant in variants)
        {
            writer.Line();
            using (writer.Block($"private static {method.Returns} {method.Name}{Affine.Text(variant.Bits)}({method.Parameters})"))
            {
                emitBody(variant);
            }
        }
    }

    /// <summary>Emits the public method, then a private variant for each width of a run.</summary>
    /// <param name="writer">Receives the methods.</param>
    /// <param name="method">The method.</param>
    /// <param name="schedule">The run.</param>
    /// <param name="element">The element type.</param>
    /// <param name="emitBody">Emits the body of a variant.</param>
    public static void Emit(SourceWriter writer, MethodSignature method, RunSchedule schedule, ElementType element, Action<RunEmitter> emitBody) =>
        Emit(writer, method, schedule.Variants, run => emitBody(new RunEmitter(run, element)));

    private static void EmitChoice(SourceWriter writer, MethodSignature method, int[] widths)
    {
        for (int i = 0; i < widths.Length - 1; i++)
        {
            using (writer.Block($"if (Vector{Affine.Text(widths[i])}.IsHardwareAccelerated)"))
            {
                if (method.Returns == "void")
                {
                    writer.Line($"{method.Name}{Affine.Text(widths[i])}({method.Arguments});");
                    writer.Line("return;");
                }
                else
                {
                    writer.Line($"return {method.Name}{Affine.Text(widths[i])}({method.Arguments});");
                }
            }

            writer.Line();
        }

        string call = $"{method.Name}{Affine.Text(widths[widths.Length - 1])}({method.Arguments});";
        writer.Line(method.Returns == "void" ? call : "return " + call);
    }
}

/// <summary>How an emitted method is declared and called.</summary>
/// <param name="Returns">The type that it returns.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">As declared.</param>
/// <param name="Arguments">As handed on, under the same names.</param>
internal readonly record struct MethodSignature(string Returns, string Name, string Parameters, string Arguments)
{
    /// <summary>A method that reads some spans and writes another one.</summary>
    public static MethodSignature Of(ElementType element, string name, IReadOnlyList<string> inputs, string output) => new(
        "void", name, string.Concat(inputs.Select(input => $"ReadOnlySpan<{element.Keyword}> {input}, ")) + $"Span<{element.Keyword}> {output}",
        $"{string.Join(", ", inputs)}, {output}");
}
