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

    /// <summary>Whether the class has a method like the accessor of a property of this name, which the compiler reserves.</summary>
    public static bool HasAccessor(INamedTypeSymbol type, string name) => Accessor(type, name) is not null;

    /// <summary>The class's own method that is like the accessor of a property of this name.</summary>
    public static ISymbol? Accessor(INamedTypeSymbol type, string name) =>
        type.GetMembers("get_" + name).FirstOrDefault(static member => IsMethod(member, parameters: 0))
        ?? type.GetMembers("set_" + name).FirstOrDefault(static member => IsMethod(member, parameters: 1));

    /// <summary>A member of <c>ICnn</c> that the class implements itself, explicitly.</summary>
    public static ISymbol? OfContract(INamedTypeSymbol type) => type.GetMembers().FirstOrDefault(static member => !IsGenerated(member) && Implemented(member).Any(
        static each => each.ContainingType is { MetadataName: "ICnn`1", ContainingNamespace: { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } }));

    /// <summary>
    /// The class's own fields, properties and events that a constructor which sets none of them leaves null, though their types may not be. What is required, or
    /// may be null by an attribute, is left out, and so is what nobody declared as anything.
    /// </summary>
    public static IEnumerable<ISymbol> WithoutValue(INamedTypeSymbol type) => type.GetMembers()
        .Select(static member => member switch
        {
            IFieldSymbol { IsStatic: false, IsRequired: false } field when LacksNull(field.Type, field.NullableAnnotation) => field.AssociatedSymbol ?? field,
            IEventSymbol { IsStatic: false } signal when LacksNull(signal.Type, signal.NullableAnnotation) => signal,
            _ => null,
        })
        .OfType<ISymbol>()
        .Where(static member => member is not IPropertySymbol { IsRequired: true } && !IsGenerated(member) && member.DeclaringSyntaxReferences.Any(HasNoValue)
            && !member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "MaybeNullAttribute"))
        .Distinct(SymbolEqualityComparer.Default)!;

    private static bool LacksNull(ITypeSymbol type, NullableAnnotation annotation) => type.IsReferenceType && annotation == NullableAnnotation.NotAnnotated;

    /// <summary>Whether a field, automatic property or field-like event stands without an initial value.</summary>
    private static bool HasNoValue(SyntaxReference reference) => reference.GetSyntax() is
        VariableDeclaratorSyntax { Initializer: null } or PropertyDeclarationSyntax { Initializer: null };

    private static IEnumerable<ISymbol> Implemented(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ExplicitInterfaceImplementations,
        IPropertySymbol property => property.ExplicitInterfaceImplementations,
        _ => [],
    };

    private static bool IsMethod(ISymbol member, int parameters) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary, Arity: 0 } method && method.Parameters.Length == parameters && !IsGenerated(member);

    /// <summary>Whether a symbol stands in generated files alone.</summary>
    public static bool IsGenerated(ISymbol member) =>
        member.DeclaringSyntaxReferences is { Length: > 0 } references && references.All(static reference => IsGenerated(reference.SyntaxTree));

    /// <summary>A generator's files lie in a folder of its assembly's name and, in that, one of its own.</summary>
    private static bool IsGenerated(SyntaxTree tree) =>
        tree.FilePath.Replace('\\', '/').Contains($"{typeof(NetworkGenerator).Assembly.GetName().Name}/{typeof(NetworkGenerator).FullName}/");
}
