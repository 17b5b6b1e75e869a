using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>What the user's own types must leave room for beside the class: the namespaces of its generated code.</summary>
internal static class NamespaceRules
{
    /// <summary>Reports the first type of the project that stands in the way.</summary>
    /// <returns>Whether there is none.</returns>
    public static bool Check(TargetClass target, INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, FaultList faults)
    {
        foreach (string full in GeneratedNamespace.Kinds.Select(kind => GeneratedNamespace.Of(target, kind)))
        {
            if (Obstacle(compilation.Assembly.GlobalNamespace, full) is { } obstacle)
            {
                faults.Report(Descriptors.NamespaceTaken, declaration.Identifier.GetLocation(), type.Name, full, obstacle.ToDisplayString());
                return false;
            }
        }

        return true;
    }

    /// <summary>A type that is called like the namespace or one around it, or that stands in it.</summary>
    private static INamedTypeSymbol? Obstacle(INamespaceSymbol root, string full)
    {
        INamespaceSymbol space = root;
        foreach (string name in full.Replace("@", "").Split('.'))
        {
            if (space.GetTypeMembers(name).FirstOrDefault(static each => each.Arity == 0 && !OwnMembers.IsGenerated(each)) is { } homonym)
            {
                return homonym;
            }

            if (space.GetNamespaceMembers().FirstOrDefault(each => each.Name == name) is not { } inner)
            {
                return null;
            }

            space = inner;
        }

        return space.GetTypeMembers().FirstOrDefault(static each => !OwnMembers.IsGenerated(each));
    }
}
