using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Tests.SmallKernels;

/// <summary>Compiles emitted kernel classes in memory, as strictly as a user might: checked arithmetic, nullable, C# 13, every warning an error.</summary>
internal static class KernelCompiler
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The text of a kernel class with the given members.</summary>
    public static string Class(string name, Action<SourceWriter> emitMembers)
    {
        var writer = new SourceWriter();
        writer.Line("namespace Kernels;");
        writer.Line();
        KernelFile.WriteUsings(writer, ElementType.Double);
        writer.Line();
        using (writer.Block($"internal static class {name}"))
        {
            emitMembers(writer);
        }

        return writer.ToString();
    }

    /// <summary>Plans a kernel and emits its members.</summary>
    public static void EmitMembers(SourceWriter writer, Operation operation, ElementType element) =>
        KernelFile.EmitMembers(writer, KernelPlanner.Plan(operation, toData: true, toWeights: true, element.Bytes), element);

    /// <summary>Compiles the classes into one assembly.</summary>
    public static Assembly Compile(IEnumerable<string> classes)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp13);
        var compilation = CSharpCompilation.Create(
            "Kernels" + Guid.NewGuid().ToString("N"),
            classes.Select(text => CSharpSyntaxTree.ParseText(text, parse)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: true,
                generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        Diagnostic[] problems = [.. compilation.Emit(image).Diagnostics.Where(static d => d.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(
            problems.Length == 0,
            string.Join('\n', problems.Take(5)) + "\n" + (problems.Length == 0 ? "" : problems[0].Location.SourceTree?.ToString()));
        image.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(image);
    }
}
