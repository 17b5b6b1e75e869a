using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>What the compiler would say of the generated constructor, in a file that nobody can change.</summary>
internal static class ConstructorWarnings
{
    private const string NoMessage = "CS0612";
    private const string Message = "CS0618";
    private const string LeftNull = "CS8618";

    /// <summary>The ids, each once, in order.</summary>
    public static IEnumerable<string> Of(INamedTypeSymbol type)
    {
        IEnumerable<string> ids = OwnMembers.WithoutValue(type).Any() ? [LeftNull] : [];
        if (type.BaseType is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } baseType)
        {
            ids = ids
                .Concat(baseType.InstanceConstructors.SelectMany(static constructor => Ids(constructor.GetAttributes())))
                .Concat(Ids(baseType.GetAttributes()))
                .Concat(Ids(baseType.ContainingModule.GetAttributes()))
                .Concat(Ids(baseType.ContainingAssembly.GetAttributes()));
        }

        return ids.Distinct().OrderBy(static id => id, StringComparer.Ordinal);
    }

    /// <summary>Whether a call of the base class's constructor is an error, whatever is suppressed.</summary>
    public static bool IsForbidden(IMethodSymbol constructor) => constructor.GetAttributes().Any(static attribute =>
        IsNamed(attribute, "System.ObsoleteAttribute") && attribute.ConstructorArguments.Any(static argument => argument.Value is true));

    private static IEnumerable<string> Ids(IEnumerable<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (IsNamed(attribute, "System.ObsoleteAttribute"))
            {
                yield return attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "DiagnosticId").Value.Value as string
                    ?? (attribute.ConstructorArguments.Length == 0 ? NoMessage : Message);
            }
            else if (IsNamed(attribute, "System.Diagnostics.CodeAnalysis.ExperimentalAttribute") && attribute.ConstructorArguments.FirstOrDefault().Value is string id)
            {
                yield return id;
            }
        }
    }

    private static bool IsNamed(AttributeData attribute, string name) => attribute.AttributeClass?.ToDisplayString() == name;
}
