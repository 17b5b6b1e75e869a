using System.Globalization;
using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Parsing;

/// <summary>Gives each layer its name, and keeps names and members apart.</summary>
internal sealed class LayerNaming(INamedTypeSymbol type, FaultList faults)
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { LayerNames.Input };
    private readonly Dictionary<string, string> _layerOfMember = new(StringComparer.Ordinal);

    /// <summary>The name of the next layer of its kind: its own, or the kind and the ordinal.</summary>
    /// <param name="kind">The layer's kind.</param>
    /// <param name="arguments">The attribute's arguments; their subject becomes the name.</param>
    /// <param name="isOwn">Whether the layer takes the name, so that no other may have it.</param>
    public string Next(LayerKind kind, ArgumentReader arguments, out bool isOwn)
    {
        int ordinal = _ordinals.TryGetValue(kind.DefaultName, out int last) ? last + 1 : 1;
        _ordinals[kind.DefaultName] = ordinal;
        string name = kind.DefaultName + ordinal.ToString(CultureInfo.InvariantCulture);
        arguments.Subject = name;
        isOwn = true;
        if (arguments.IsGiven("Name"))
        {
            if (arguments.Words("Name") is not { } given || !IsUsable(given, arguments))
            {
                // The layer has no name yet: the default stands for it in messages, and takes nothing from the others.
                isOwn = false;
                return name;
            }

            name = given;
            arguments.Subject = given;
        }

        return name;
    }

    /// <summary>Reports a name, or the member made of it, that is taken.</summary>
    /// <param name="name">The layer's own name.</param>
    /// <param name="hasMember">Whether the layer holds parameters, and so has a member.</param>
    /// <param name="arguments">The attribute's arguments.</param>
    public void CheckUnique(string name, bool hasMember, ArgumentReader arguments)
    {
        Location location = arguments.LocationOf("Name");
        if (!_names.Add(name))
        {
            faults.Report(Descriptors.DuplicateName, location, name);
            return;
        }

        string member = LayerNames.MemberName(name);
        if (_layerOfMember.TryGetValue(member, out string? other))
        {
            faults.Report(Descriptors.DuplicateMember, location, name, member, other);
            return;
        }

        _layerOfMember[member] = name;
        if (!hasMember)
        {
            return;
        }

        if (GeneratedMembers.Names.Contains(member))
        {
            faults.Report(Descriptors.ReservedMember, location, name, member);
        }
        else if (member == type.Name || OwnMembers.Named(type, member).Any() || OwnMembers.HasAccessor(type, member))
        {
            faults.Report(Descriptors.MemberExists, location, name, member, type.Name);
        }
    }

    private bool IsUsable(string name, ArgumentReader arguments)
    {
        if (name.Length > LayerNames.MaxLength)
        {
            faults.Report(
                Descriptors.NameTooLong, arguments.LocationOf("Name"), arguments.Subject, MessageText.Of(name.Length), MessageText.Of(LayerNames.MaxLength));
            return false;
        }

        if (!LayerNames.IsValid(name))
        {
            faults.Report(Descriptors.InvalidName, arguments.LocationOf("Name"), arguments.Subject, SymbolDisplay.FormatLiteral(name, quote: true));
            return false;
        }

        return true;
    }
}
