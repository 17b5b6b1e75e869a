using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Parsing;

/// <content>The kinds of arguments. What is not usable becomes a plausible value.</content>
internal sealed partial class ArgumentReader
{
    /// <summary>A required size or count.</summary>
    public int Count(string name)
    {
        Require(name);
        return Count(name, fallback: 1);
    }

    /// <summary>A size or count, at least 1.</summary>
    public int Count(string name, int fallback)
    {
        int value = Read<int>(name) ?? fallback;
        if (value >= 1)
        {
            return value;
        }

        Report(Descriptors.NotPositive, LocationOf(name), Subject, name, MessageText.Of(value));
        return 1;
    }

    /// <summary>A limit, at least 1; null where it is not given or not usable.</summary>
    public long? Limit(string name)
    {
        long? limit = Read<long>(name);
        if (limit is not < 1)
        {
            return limit;
        }

        Report(Descriptors.NotPositive, LocationOf(name), Subject, name, MessageText.Of(limit.Value));
        return null;
    }

    public bool Flag(string name, bool fallback) => Read<bool>(name) ?? fallback;

    /// <summary>A number that is finite in single precision, the type of the emitted code; never -0, which prints differently and means the same.</summary>
    public double Real(string name, double fallback)
    {
        double value = Read<double>(name) ?? fallback;
        if (Math.Abs(value) <= float.MaxValue)
        {
            return value == 0 ? 0 : value;
        }

        Report(Descriptors.NotFinite, LocationOf(name), Subject, name, MessageText.Of(value));
        return fallback;
    }

    /// <summary>A required number in a range of its own.</summary>
    public double Real(string name, Func<double, bool> isInRange, DiagnosticDescriptor descriptor)
    {
        Require(name);
        return Real(name, 0, isInRange, descriptor);
    }

    /// <summary>A number in a range of its own: NaN is in none.</summary>
    public double Real(string name, double fallback, Func<double, bool> isInRange, DiagnosticDescriptor descriptor)
    {
        double value = Read<double>(name) ?? fallback;
        if (isInRange(value))
        {
            return value == 0 ? 0 : value;
        }

        Report(descriptor, LocationOf(name), Subject, MessageText.Of(value));
        return fallback;
    }

    /// <summary>An enum's value, by its name in the library's enum, so that the numbers behind the two need not agree.</summary>
    public T Choice<T>(string name, T fallback)
        where T : struct, Enum
    {
        switch (Read(name))
        {
            case null:
                return fallback;
            case { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } value }:
                IFieldSymbol? field = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value));
                if (field is not null && Enum.TryParse(field.Name, out T choice))
                {
                    return choice;
                }

                Report(Descriptors.UnknownEnumValue, LocationOf(name), Subject, name, FormattableString.Invariant($"{value}"), type.Name);
                return fallback;
            default:
                LeaveToCompiler();
                return fallback;
        }
    }

    public string? Words(string name)
    {
        switch (Read(name))
        {
            case null:
                return null;
            case { Kind: TypedConstantKind.Primitive, Value: string value }:
                return value;
            default:
                LeaveToCompiler();
                return null;
        }
    }

    /// <summary>The strings of a parameter array, each with its place; nothing where the array is not usable.</summary>
    public IReadOnlyList<(string Text, Location Place)> List(string name)
    {
        if (Read(name) is not { } array)
        {
            return [];
        }

        if (array.Kind != TypedConstantKind.Array || array.Values.Any(static item => item.Kind == TypedConstantKind.Error))
        {
            LeaveToCompiler();
            return [];
        }

        // Written as one array, the items have no places of their own.
        Location[] places = [LocationOf(name), .. _furtherItems.Select(static item => item.GetLocation())];
        List<(string, Location)> items = [];
        for (int i = 0; i < array.Values.Length; i++)
        {
            Location place = places.Length == array.Values.Length ? places[i] : places[0];
            if (array.Values[i].Value is string text)
            {
                items.Add((text, place));
            }
            else
            {
                Report(Descriptors.NullArgument, place, Subject, name);
            }
        }

        return items;
    }

    /// <summary>Without a required argument there is no such constructor, as the compiler says.</summary>
    private void Require(string name)
    {
        if (!IsGiven(name))
        {
            LeaveToCompiler();
        }
    }
}
