using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using CnnGen.GeneratorBenchmarks.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.GeneratorBenchmarks.Measuring;

/// <summary>How much is emitted.</summary>
/// <param name="Files">Files.</param>
/// <param name="Lines">Lines.</param>
/// <param name="IL">Bytes of the methods' bodies, as the C# compiler makes them.</param>
/// <param name="LinesOfWidth">Lines of the methods for vectors of so many bits.</param>
/// <param name="ILOfWidth">Bytes of these methods' bodies.</param>
internal sealed partial record EmittedSize(
    int Files, int Lines, int IL, IReadOnlyDictionary<int, int> LinesOfWidth, IReadOnlyDictionary<int, int> ILOfWidth)
{
    public static IReadOnlyList<int> Widths { get; } = [512, 256, 128];

    public static EmittedSize Measure(GeneratorCase project)
    {
        CSharpCompilation compilation = UserProject.Generate(project);
        SyntaxTree[] emitted = [.. compilation.SyntaxTrees.Skip(project.Networks.Count + 1)];
        var linesOfWidth = Widths.ToDictionary(static width => width, static _ => 0);
        foreach (MethodDeclarationSyntax method in emitted.SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()))
        {
            if (WidthOf(method.Identifier.Text) is { } width)
            {
                FileLinePositionSpan span = method.GetLocation().GetLineSpan();
                linesOfWidth[width] += span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            }
        }

        var ilOfWidth = Widths.ToDictionary(static width => width, static _ => 0);
        int il = 0;
        foreach ((string name, int bytes) in Bodies(compilation))
        {
            il += bytes;
            if (WidthOf(name) is { } width)
            {
                ilOfWidth[width] += bytes;
            }
        }

        return new EmittedSize(emitted.Length, emitted.Sum(static tree => tree.GetText().Lines.Count), il, linesOfWidth, ilOfWidth);
    }

    private static IEnumerable<(string Name, int Bytes)> Bodies(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        compilation.Emit(image);
        image.Position = 0;
        using PEReader assembly = new(image);
        MetadataReader metadata = assembly.GetMetadataReader();
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition))
        {
            if (method.RelativeVirtualAddress != 0)
            {
                yield return (metadata.GetString(method.Name), assembly.GetMethodBody(method.RelativeVirtualAddress).GetILReader().Length);
            }
        }
    }

    private static int? WidthOf(string method) =>
        WidthInName().Match(method) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    // Forward512, Forward256Tile6x10.
    [GeneratedRegex("[a-z](512|256|128)($|Tile)")]
    private static partial Regex WidthInName();
}
