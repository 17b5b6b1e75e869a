using CnnGen.CodeFixes.Tests.Harness;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnGen.CodeFixes.Tests;

/// <summary>An editor asks for fixes at any moment.</summary>
public sealed class HalfTypedCodeTests
{
    private const string Source = """
        using CnnGen;
        class Outer
        {
            [Cnn, Input(8, 8), Conv2D(4, 9, Name = "a"), MaxPool2D(9, 2, Name = "a"), Softmax]
            [Softmax]
            [Dense(3)]
            class Net;
            [Tanh, Dense(3)] partial class Net;
        }
        """;

    private static readonly CodeFixProvider[] s_fixes =
        [new AddFlattenFix(), new CutKernelFix(), new MakePartialFix(), new MoveLayersFix(), new RemoveSoftmaxFix(), new RenameLayerFix(), new UseSamePaddingFix()];

    [Fact]
    public async Task WithoutAnyOneToken_EveryFixThatIsOfferedWorks()
    {
        int applied = 0;
        SyntaxNode root = await Compile.Sources(Source).SyntaxTrees[0].GetRootAsync(TestContext.Current.CancellationToken);
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            applied += await ApplyAllAsync(Source.Remove(token.SpanStart, token.Span.Length));
        }

        Assert.InRange(applied, 100, int.MaxValue);
    }

    /// <summary>Applies each fix of each diagnostic to the source by itself, and counts them.</summary>
    private static async Task<int> ApplyAllAsync(string source)
    {
        int applied = 0;
        Project project = Editor.Open([source]);
        Compilation? compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        foreach (Diagnostic diagnostic in await Compile.AnalyzeAsync(compilation!))
        {
            foreach (CodeFixProvider fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                List<CodeAction> actions = [];
                await fix.RegisterCodeFixesAsync(
                    new CodeFixContext(project.Documents.First(), diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
                foreach (CodeAction action in actions)
                {
                    CodeActionOperation operation = Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken));
                    Solution solution = Assert.IsType<ApplyChangesOperation>(operation).ChangedSolution;
                    Assert.NotEqual(source, Assert.Single(await solution.GetProject(project.Id)!.TextsAsync()));
                    applied++;
                }
            }
        }

        return applied;
    }
}
