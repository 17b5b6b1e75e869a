using System.Globalization;
using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.CodeFixes.Layers;

/// <summary>The names of a network's layers, and the next ones that nothing has yet.</summary>
internal sealed class NetworkNames(INamedTypeSymbol type, IReadOnlyList<LayerDeclaration> layers)
{
    private const string Digits = "0123456789";

    private readonly HashSet<string> _names = new(layers.Select(static layer => layer.Name), StringComparer.Ordinal) { LayerNames.Input };
    private readonly HashSet<string> _members = new(layers.Select(static layer => LayerNames.MemberName(layer.Name)), StringComparer.Ordinal);

    /// <summary>The name of the layer that an attribute declares; null where it declares none.</summary>
    public string? NameOf(AttributeSyntax attribute) =>
        layers.FirstOrDefault(layer => layer.Arguments.LocationOf() == attribute.GetLocation())?.Name;

    /// <summary>The name with the next number behind it that is free as a name and as a member; it is taken from then on.</summary>
    public string NextFree(string name)
    {
        string stem = name.TrimEnd(Digits.ToCharArray());
        if (!long.TryParse(name.Substring(stem.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number > int.MaxValue)
        {
            // No number, or one that cannot be counted on.
            stem = stem.Length == name.Length ? name : name + "_";
            number = 1;
        }

        string candidate;
        do
        {
            number++;
            string suffix = number.ToString(CultureInfo.InvariantCulture);
            candidate = stem.Substring(0, Math.Min(stem.Length, LayerNames.MaxLength - suffix.Length)) + suffix;
        }
        while (IsTaken(candidate));

        _names.Add(candidate);
        _members.Add(LayerNames.MemberName(candidate));
        return candidate;
    }

    private bool IsTaken(string name)
    {
        string member = LayerNames.MemberName(name);
        return _names.Contains(name) || _members.Contains(member) || member == type.Name || GeneratedMembers.Names.Contains(member) || OwnMembers.Named(type, member).Any();
    }
}
