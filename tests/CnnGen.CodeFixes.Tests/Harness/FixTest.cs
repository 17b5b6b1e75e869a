using System.Collections.Immutable;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnGen.CodeFixes.Tests.Harness;

/// <summary>Takes sources through a fix, and compares what comes out to the letter.</summary>
/// <typeparam name="TFix">The fix.</typeparam>
public abstract class FixTest<TFix>
    where TFix : CodeFixProvider, new()
{
    private readonly TFix _fix = new();

    /// <summary>The fix of the first diagnostic that has it gives <paramref name="after"/>, which compiles and no longer has the diagnostic.</summary>
    /// <param name="before">A file.</param>
    /// <param name="after">The file then.</param>
    /// <param name="title">What the editor offers.</param>
    private protected Task ExpectAsync(string before, string after, string title) => ExpectAsync([before], [after], title);

    /// <summary>As above, with several files.</summary>
    private protected async Task ExpectAsync(string[] before, string[] after, string title)
    {
        Project project = Editor.Open(before);
        foreach (Diagnostic diagnostic in await FixableAsync(project))
        {
            if ((await OfferedAsync(project, diagnostic)).SingleOrDefault() is { } action)
            {
                Assert.Equal(title, action.Title);
                Assert.Equal(typeof(TFix).Name, action.EquivalenceKey);
                await ExpectResultAsync(project, action, after);
                return;
            }
        }

        Assert.Fail($"Nothing was offered: {string.Join(", ", await FixableAsync(project))}");
    }

    /// <summary>Fix All in the first file gives <paramref name="after"/>, as above.</summary>
    private protected async Task ExpectAllAsync(string before, string after)
    {
        Project project = Editor.Open([before]);
        Diagnostic[] diagnostics = await FixableAsync(project);
        FixAllContext context = new(
            project.Documents.First(), _fix, FixAllScope.Document, typeof(TFix).Name, _fix.FixableDiagnosticIds, new Reported(diagnostics), TestContext.Current.CancellationToken);
        CodeAction? action = await _fix.GetFixAllProvider()!.GetFixAsync(context);
        await ExpectResultAsync(project, action!, [after]);
    }

    /// <summary>The diagnostic is there, and this fix is not offered for it.</summary>
    private protected async Task ExpectNothingAsync(params string[] files)
    {
        Project project = Editor.Open(files);
        Diagnostic[] diagnostics = await FixableAsync(project);
        Assert.NotEmpty(diagnostics);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Assert.Empty(await OfferedAsync(project, diagnostic));
        }
    }

    private async Task ExpectResultAsync(Project project, CodeAction action, string[] after)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        ApplyChangesOperation change = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations));
        Project result = change.ChangedSolution.GetProject(project.Id)!;
        Assert.Equal(after, await result.TextsAsync());
        (Generation generation, ImmutableArray<Diagnostic> diagnostics) = await result.BuildAsync();
        Assert.Empty(generation.CompilerDiagnostics());
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || _fix.FixableDiagnosticIds.Contains(diagnostic.Id));
    }

    private async Task<Diagnostic[]> FixableAsync(Project project)
    {
        (_, ImmutableArray<Diagnostic> diagnostics) = await project.BuildAsync();
        return [.. diagnostics.Where(diagnostic => _fix.FixableDiagnosticIds.Contains(diagnostic.Id))];
    }

    private async Task<List<CodeAction>> OfferedAsync(Project project, Diagnostic diagnostic)
    {
        List<CodeAction> offered = [];
        await _fix.RegisterCodeFixesAsync(new CodeFixContext(
            project.DocumentOf(diagnostic), diagnostic, (action, _) => offered.Add(action), TestContext.Current.CancellationToken));
        return offered;
    }

    /// <summary>The diagnostics of one project, known already.</summary>
    private sealed class Reported(Diagnostic[] diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
