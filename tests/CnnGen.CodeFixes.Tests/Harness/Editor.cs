using System.Collections.Immutable;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes.Tests.Harness;

/// <summary>A project as an editor holds it.</summary>
internal static class Editor
{
    private static readonly CSharpCompilation s_empty = Compile.Sources();

    /// <summary>A project with the given files, called <c>0.cs</c>, <c>1.cs</c> and so on.</summary>
    public static Project Open(IEnumerable<string> files)
    {
        Project project = new AdhocWorkspace().CurrentSolution
            .AddProject("Sample", "Sample", LanguageNames.CSharp)
            .WithParseOptions(Compile.ParseOptions)
            .WithCompilationOptions(s_empty.Options)
            .WithMetadataReferences(s_empty.References);
        foreach ((int index, string file) in files.Index())
        {
            project = project.AddDocument($"{index}.cs", SourceText.From(file), filePath: $"{index}.cs").Project;
        }

        return project;
    }

    /// <summary>Where a diagnostic was reported.</summary>
    public static Document DocumentOf(this Project project, Diagnostic diagnostic) =>
        project.Documents.Single(document => document.FilePath == diagnostic.Location.SourceTree!.FilePath);

    /// <summary>What the generator adds to the project, with what the analyzer reports beside it.</summary>
    public static async Task<(Generation Generation, ImmutableArray<Diagnostic> Diagnostics)> BuildAsync(this Project project)
    {
        Compilation? compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        Generation generation = Generation.Run((CSharpCompilation)compilation!);
        return (generation, await Compile.AnalyzeAsync(generation.Output));
    }

    public static async Task<string[]> TextsAsync(this Project project)
    {
        SourceText[] texts = await Task.WhenAll(project.Documents.Select(static document => document.GetTextAsync(TestContext.Current.CancellationToken)));
        return [.. texts.Select(static text => text.ToString())];
    }
}
