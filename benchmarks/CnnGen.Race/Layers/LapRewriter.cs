using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace CnnGen.Race.Layers;

/// <summary>Puts the end of a lap behind each call of a layer's kernel, and the begin of the first one at the begin of each pass.</summary>
internal sealed class LapRewriter : CSharpSyntaxRewriter
{
    private readonly List<LayerCall> _calls = [];
    private string _pass = "";

    /// <summary>The calls, by their numbers.</summary>
    public IReadOnlyList<LayerCall> Calls => _calls;

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        _pass = node.Identifier.Text;
        int before = _calls.Count;
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return _calls.Count == before ? visited : visited.WithBody(visited.Body!.WithStatements(visited.Body.Statements.Insert(0, Lap("Begin()"))));
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        ExpressionSyntax expression = node.Expression is AssignmentExpressionSyntax assignment ? assignment.Right : node.Expression;
        if (expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax layer } kernel })
        {
            return node;
        }

        _calls.Add(new LayerCall(_pass, layer.Identifier.Text, kernel.Name.Identifier.Text));
        return Block(node, Lap($"End({_calls.Count - 1})"));
    }

    private static StatementSyntax Lap(string call) => ParseStatement($"global::{typeof(Laps).FullName}.{call};");
}
