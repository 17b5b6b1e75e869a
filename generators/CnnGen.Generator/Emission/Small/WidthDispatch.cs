namespace CnnGen.Generator.Emission;

/// <summary>A public method that hands over to its variant for the widest vectors of the machine.</summary>
internal static class WidthDispatch
{
    /// <summary>Emits the public method, then a private variant a width.</summary>
    /// <param name="writer">Receives the methods.</param>
    /// <param name="method">The method.</param>
    /// <param name="widths">From the widest to the narrowest; a single one needs no choice.</param>
    /// <param name="emitBody">Emits the body of a variant.</param>
    public static void Emit(SourceWriter writer, MethodSignature method, IReadOnlyList<VectorWidth> widths, Action<VectorWidth> emitBody)
    {
        if (widths.Count == 1)
        {
            using (writer.Block($"public static {method.Returns} {method.Name}({method.Parameters})"))
            {
                emitBody(widths[0]);
            }

            return;
        }

        using (writer.Block($"public static {method.Returns} {method.Name}({method.Parameters})"))
        {
            EmitChoice(writer, method, widths);
        }

        foreach (VectorWidth width in widths)
        {
            writer.Line();
            using (writer.Block($"private static {method.Returns} {method.Name}{width.Suffix}({method.Parameters})"))
            {
                emitBody(width);
            }
        }
    }

    private static void EmitChoice(SourceWriter writer, MethodSignature method, IReadOnlyList<VectorWidth> widths)
    {
        for (int i = 0; i < widths.Count - 1; i++)
        {
            using (writer.Block($"if ({widths[i].Class}.IsHardwareAccelerated)"))
            {
                if (method.Returns == "void")
                {
                    writer.Line($"{method.Name}{widths[i].Suffix}({method.Arguments});");
                    writer.Line("return;");
                }
                else
                {
                    writer.Line($"return {method.Name}{widths[i].Suffix}({method.Arguments});");
                }
            }

            writer.Line();
        }

        string call = $"{method.Name}{widths[widths.Count - 1].Suffix}({method.Arguments});";
        writer.Line(method.Returns == "void" ? call : "return " + call);
    }
}

/// <summary>How an emitted method is declared and called.</summary>
/// <param name="Returns">The type that it returns.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">As declared.</param>
/// <param name="Arguments">As handed on, under the same names.</param>
internal readonly record struct MethodSignature(string Returns, string Name, string Parameters, string Arguments);
