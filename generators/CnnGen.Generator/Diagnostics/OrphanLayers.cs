using CnnGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Layer attributes on a class that is no network.</summary>
internal static class OrphanLayers
{
    public static void Report(INamedTypeSymbol type, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        AttributeUse? first = AttributeUse.Collect(type, cancellationToken).Find(static use => use.Name is KnownNames.Loss or KnownNames.Budget || (use.Name is not null && NetworkParser.IsListed(use)));
        if (type.TypeKind == TypeKind.Class && first is not null)
        {
            report(Diagnostic.Create(Descriptors.LayersWithoutCnn, first.Location, type.Name));
        }
    }
}
