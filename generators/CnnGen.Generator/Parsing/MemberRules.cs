using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>What the user's own members and base class must leave room for.</summary>
internal static class MemberRules
{
    public static void Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, FaultList faults, CancellationToken cancellationToken)
    {
        CheckConstructors(type, faults, cancellationToken);
        CheckBase(type, declaration, compilation, faults);
        CheckRequiredMembers(type, declaration, faults);
        CheckMembersWithoutValue(type, compilation, faults);
        if (GeneratedMembers.Names.Contains(type.Name))
        {
            faults.Report(Descriptors.ClassNamedLikeMember, declaration.Identifier.GetLocation(), type.Name);
        }

        foreach (string name in GeneratedMembers.Names)
        {
            ISymbol? obstacle = OwnMembers.Named(type, name).FirstOrDefault(member => !IsOverload(member))
                ?? (GeneratedMembers.Signatures(name).Count == 0 ? OwnMembers.Accessor(type, name) : null);
            if (obstacle is not null)
            {
                faults.Report(Descriptors.GeneratedMemberExists, LocationIn(type, declaration, obstacle), type.Name, obstacle.Name);
            }
        }
    }

    /// <summary>Whether the class can take the constructor from a seed: no primary constructor, none like it, and a base class without arguments.</summary>
    public static bool CanAddConstructor(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        HasUsableBase(type, compilation)
        && OwnMembers.Declarations(type, cancellationToken).All(static part =>
            part.ParameterList is null && !part.Members.OfType<ConstructorDeclarationSyntax>().Any(IsSeedConstructor));

    private static void CheckConstructors(INamedTypeSymbol type, FaultList faults, CancellationToken cancellationToken)
    {
        foreach (TypeDeclarationSyntax part in OwnMembers.Declarations(type, cancellationToken))
        {
            if (part.ParameterList is { } parameters && !type.IsRecord)
            {
                faults.Report(Descriptors.PrimaryConstructor, parameters.GetLocation(), type.Name);
            }

            foreach (ConstructorDeclarationSyntax constructor in part.Members.OfType<ConstructorDeclarationSyntax>())
            {
                bool isStatic = constructor.Modifiers.Any(SyntaxKind.StaticKeyword);
                if (IsSeedConstructor(constructor))
                {
                    faults.Report(Descriptors.OwnSeedConstructor, constructor.Identifier.GetLocation(), type.Name);
                }
                else if (!isStatic && !constructor.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
                {
                    faults.Report(Descriptors.ConstructorDoesNotChain, constructor.Identifier.GetLocation(), type.Name);
                }
            }
        }
    }

    private static void CheckBase(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, FaultList faults)
    {
        if (type.BaseType is not { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } baseType)
        {
            return;
        }

        if (baseType.GetAttributes().Any(static data => data.AttributeClass?.ToDisplayString() == KnownNames.CnnMetadata))
        {
            faults.Report(Descriptors.DerivedNetwork, declaration.Identifier.GetLocation(), type.Name, baseType.Name);
        }
        else if (!HasUsableBase(type, compilation))
        {
            faults.Report(Descriptors.BaseConstructor, declaration.Identifier.GetLocation(), type.Name, baseType.Name);
        }
    }

    private static bool HasUsableBase(INamedTypeSymbol type, Compilation compilation) =>
        type.BaseType is not { TypeKind: TypeKind.Class } baseType
        || baseType.InstanceConstructors.Any(constructor =>
            !ConstructorWarnings.IsForbidden(constructor) && constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams) && compilation.IsSymbolAccessibleWithin(constructor, type));

    private static bool IsSeedConstructor(ConstructorDeclarationSyntax constructor) =>
        constructor.ParameterList.Parameters is { Count: 1 } parameters
        && parameters[0] is { Modifiers.Count: 0, Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.IntKeyword } };

    private static void CheckRequiredMembers(INamedTypeSymbol type, TypeDeclarationSyntax declaration, FaultList faults)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers().FirstOrDefault(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } member)
            {
                faults.Report(Descriptors.RequiredMember, LocationIn(type, declaration, member), type.Name, member.Name);
                return;
            }
        }
    }

    /// <summary>The compiler's own warning would stand in the generated file.</summary>
    private static void CheckMembersWithoutValue(INamedTypeSymbol type, Compilation compilation, FaultList faults)
    {
        foreach (ISymbol member in OwnMembers.WithoutValue(type))
        {
            Location location = member.Locations[0];
            if (location.SourceTree is { } tree && compilation.GetSemanticModel(tree).GetNullableContext(location.SourceSpan.Start).WarningsEnabled())
            {
                faults.Report(Descriptors.MemberLeftNull, location, type.Name, member.Name);
            }
        }
    }

    /// <summary>Whether a member lives beside the generated one of its name: a method with other parameters.</summary>
    private static bool IsOverload(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
        && GeneratedMembers.Signatures(method.Name) is { Count: > 0 } signatures
        && (method.IsGenericMethod || !signatures.Contains(string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString()))));

    /// <summary>The member's place, where it is the class's own; else the class's.</summary>
    private static Location LocationIn(INamedTypeSymbol type, TypeDeclarationSyntax declaration, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, type) ? member.Locations[0] : declaration.Identifier.GetLocation();
}
