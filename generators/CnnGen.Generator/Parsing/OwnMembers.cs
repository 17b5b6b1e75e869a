using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>The members of a class that its user wrote or inherits: an analyzer sees the generated ones beside them.</summary>
internal static class OwnMembers
{
    /// <summary>The declarations of <paramref name="type"/> in the user's files.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Where(static reference => !IsGenerated(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>();

    /// <summary>The members called <paramref name="name"/> that a generated one of this name would meet: the class's, and what it inherits.</summary>
    public static IEnumerable<ISymbol> Named(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            foreach (ISymbol member in each.GetMembers(name))
            {
                bool isVisible = ReferenceEquals(each, type) || member.DeclaredAccessibility != Accessibility.Private;
                if (isVisible && !member.IsImplicitlyDeclared && !IsGenerated(member))
                {
                    yield return member;
                }
            }
        }
    }

    private static bool IsGenerated(ISymbol member) =>
        member.DeclaringSyntaxReferences is { Length: > 0 } references && references.All(static reference => IsGenerated(reference.SyntaxTree));

    /// <summary>A generator's files lie in a folder of its assembly's name and, in that, one of its own.</summary>
    private static bool IsGenerated(SyntaxTree tree) =>
        tree.FilePath.Replace('\\', '/').Contains($"{typeof(NetworkGenerator).Assembly.GetName().Name}/{typeof(NetworkGenerator).FullName}/");
}
