using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>Whether and how the user's class can be extended.</summary>
internal static class TargetParser
{
    /// <summary>What emitted code is written in.</summary>
    private const LanguageVersion MinimumLanguage = LanguageVersion.CSharp12;

    /// <summary>The class as code extends it; null where it cannot be extended at all.</summary>
    /// <param name="type">The class with the attribute.</param>
    /// <param name="declaration">The part with the attribute, where mistakes of the class as a whole are reported.</param>
    /// <param name="compilation">The project: its language version and references.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static TargetClass? Parse(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, FaultList faults)
    {
        bool isExtensible = CheckProject(type, declaration, compilation, faults)
            && (CheckKind(type, declaration, faults) & CheckPartial(type, declaration, faults) & CheckContract(type, faults));
        List<ContainingType> containers = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Insert(0, new ContainingType(Keyword(outer), TypeNames.Escape(outer.Name)));
        }

        if (!isExtensible)
        {
            return null;
        }

        TargetClass target = new(
            TypeNames.Namespace(type.ContainingNamespace), containers.ToEquatableArray(), TypeNames.Escape(type.Name), HasCaseTwin(type),
            ConstructorWarnings.Of(type).ToEquatableArray());
        return NamespaceRules.Check(target, type, declaration, compilation, faults) ? target : null;
    }

    /// <summary>The members of the library's interface are generated, and explicit: a class cannot have them a second time.</summary>
    private static bool CheckContract(INamedTypeSymbol type, FaultList faults)
    {
        if (OwnMembers.OfContract(type) is not { } member)
        {
            return true;
        }

        faults.Report(Descriptors.GeneratedMemberExists, member.Locations[0], type.Name, member.Name.Substring(member.Name.LastIndexOf('.') + 1));
        return false;
    }

    public static LanguageVersion Language(Compilation compilation) => ((CSharpCompilation)compilation).LanguageVersion;

    /// <summary>Whether the class can be extended with something: in an old language with a stub, that is, and without what the code calls with nothing.</summary>
    private static bool CheckProject(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, FaultList faults)
    {
        Location location = declaration.Identifier.GetLocation();
        if (Platform.MissingInFramework(compilation) is { } framework)
        {
            faults.Report(Descriptors.OldTarget, location, type.Name, framework);
        }
        else if (Platform.MissingInLibrary(compilation) is { } library)
        {
            faults.Report(Descriptors.NoLibrary, location, type.Name, library);
        }
        else if (Platform.AliasOfLibrary(compilation) is { } alias)
        {
            faults.Report(Descriptors.AliasedLibrary, location, type.Name, alias);
        }
        else
        {
            LanguageVersion language = Language(compilation);
            if (language < MinimumLanguage)
            {
                faults.Report(Descriptors.OldLanguage, location, type.Name, MinimumLanguage.ToDisplayString(), language.ToDisplayString());
            }

            return true;
        }

        return false;
    }

    private static bool CheckKind(INamedTypeSymbol type, TypeDeclarationSyntax declaration, FaultList faults)
    {
        Location location = declaration.Identifier.GetLocation();
        DiagnosticDescriptor? obstacle = type switch
        {
            _ when SelfAndContainers(type).Any(static each => each.IsGenericType) => Descriptors.Generic,
            _ when SelfAndContainers(type).Any(static each => each.IsFileLocal) => Descriptors.FileLocal,
            { IsStatic: true } => Descriptors.Static,
            { IsRecord: true } => Descriptors.Record,
            _ => null,
        };
        if (obstacle is not null)
        {
            faults.Report(obstacle, location, type.Name);
        }
        else if (type.IsAbstract)
        {
            faults.Report(Descriptors.Abstract, location, type.Name);
        }

        return obstacle is null;
    }

    private static bool CheckPartial(INamedTypeSymbol type, TypeDeclarationSyntax declaration, FaultList faults)
    {
        bool isPartial = declaration.Modifiers.Any(SyntaxKind.PartialKeyword);
        if (!isPartial)
        {
            faults.Report(Descriptors.NotPartial, declaration.Identifier.GetLocation(), type.Name);
        }

        for (SyntaxNode? node = declaration.Parent; node is TypeDeclarationSyntax outer; node = outer.Parent)
        {
            if (!outer.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                // The network is the additional location, so that one code fix reaches every type on the way to it.
                faults.Report(Diagnostic.Create(
                    Descriptors.OuterNotPartial, outer.Identifier.GetLocation(), [declaration.Identifier.GetLocation()], outer.Identifier.ValueText, type.Name));
                isPartial = false;
            }
        }

        return isPartial;
    }

    private static IEnumerable<INamedTypeSymbol> SelfAndContainers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.ContainingType)
        {
            yield return each;
        }
    }

    /// <summary>Whether anything on the way from the global namespace to the class has a neighbour whose name differs by case only.</summary>
    private static bool HasCaseTwin(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol each = type; each is not INamespaceSymbol { IsGlobalNamespace: true }; each = Container(each))
        {
            if (Container(each).GetMembers().Any(neighbour =>
                neighbour is INamespaceOrTypeSymbol && neighbour.Name != each.Name && string.Equals(neighbour.Name, each.Name, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private static INamespaceOrTypeSymbol Container(INamespaceOrTypeSymbol symbol) => symbol.ContainingType ?? (INamespaceOrTypeSymbol)symbol.ContainingNamespace;

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };
}
