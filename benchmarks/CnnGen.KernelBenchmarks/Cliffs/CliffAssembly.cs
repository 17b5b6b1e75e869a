using System.Reflection;
using CnnGen.CompilerServices;
using CnnGen.Generator.Emission;
using CnnGen.KernelBenchmarks.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.KernelBenchmarks.Cliffs;

/// <summary>Emits kernels and compiles them while the program runs.</summary>
internal static class CliffAssembly
{
    private delegate void Pass(AlignedBuffer[] operands);

    /// <summary>The calls of each shape's roles, their operands filled.</summary>
    public static IReadOnlyList<IReadOnlyList<Action>> Compile(IReadOnlyList<CliffShape> shapes)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp13);
        var compilation = CSharpCompilation.Create(
            "Cliffs", shapes.Select((shape, i) => CSharpSyntaxTree.ParseText(Text(shape, $"Kernel{i}"), parsing)), References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        }

        Assembly assembly = Assembly.Load(image.ToArray());
        return [.. shapes.Select((shape, i) => Calls(shape, assembly.GetType($"Kernel{i}", throwOnError: true)!))];
    }

    private static List<Action> Calls(CliffShape shape, Type type)
    {
        var calls = new List<Action>();
        foreach (CliffRole role in shape.Roles)
        {
            Pass pass = type.GetMethod(Method(role))!.CreateDelegate<Pass>();
            AlignedBuffer[] operands = [.. role.Lengths.Select(Operands.Random)];
            calls.Add(() => pass(operands));
        }

        return calls;
    }

    private static string Text(CliffShape shape, string name)
    {
        var writer = new SourceWriter();
        KernelFile.WriteUsings(writer, ElementType.Single);
        writer.Line();
        using (writer.Block($"public static class {name}"))
        {
            shape.EmitMembers(writer);
            foreach (CliffRole role in shape.Roles)
            {
                writer.Line();
                using (writer.Block($"public static void {Method(role)}(AlignedBuffer[] operands)"))
                {
                    for (int i = 0; i < role.Lengths.Length; i++)
                    {
                        writer.Line($"Span<float> b{i} = operands[{i}].Span;");
                    }

                    writer.Line($"{role.Call};");
                }
            }
        }

        return writer.ToString();
    }

    private static string Method(CliffRole role) => "Run" + role.Name;

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
}
