using System.Globalization;
using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>
/// Reads the arguments of one attribute. Values come from the compiler, whether and where an argument was given from the syntax.
/// What the compiler reports itself makes the attribute unsound in silence.
/// </summary>
internal sealed partial class ArgumentReader
{
    private readonly Dictionary<string, AttributeArgumentSyntax> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypedConstant> _values = new(StringComparer.Ordinal);

    // The arguments of a parameter array behind the first one, which stands among the given ones.
    private readonly List<AttributeArgumentSyntax> _furtherItems = [];
    private readonly AttributeUse _use;
    private readonly FaultList _faults;

    /// <summary>A reader of <paramref name="use"/>.</summary>
    /// <param name="use">The attribute.</param>
    /// <param name="subject">What messages call it.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public ArgumentReader(AttributeUse use, string subject, FaultList faults)
    {
        _use = use;
        _faults = faults;
        Subject = subject;
        if (use.Data.AttributeConstructor is not { } constructor)
        {
            LeaveToCompiler();
            return;
        }

        int position = 0;
        foreach (AttributeArgumentSyntax argument in use.Syntax.ArgumentList?.Arguments ?? [])
        {
            string? name = argument.NameEquals?.Name.Identifier.ValueText
                ?? argument.NameColon?.Name.Identifier.ValueText
                ?? (position < constructor.Parameters.Length ? constructor.Parameters[position].Name : null);
            if (name is null && constructor.Parameters.LastOrDefault() is { IsParams: true })
            {
                _furtherItems.Add(argument);
                continue;
            }

            position++;
            if (name is null || _given.ContainsKey(name))
            {
                LeaveToCompiler();
                continue;
            }

            _given.Add(name, argument);
        }

        for (int i = 0; i < Math.Min(constructor.Parameters.Length, use.Data.ConstructorArguments.Length); i++)
        {
            _values[constructor.Parameters[i].Name] = use.Data.ConstructorArguments[i];
        }

        foreach (KeyValuePair<string, TypedConstant> named in use.Data.NamedArguments)
        {
            _values[named.Key] = named.Value;
        }

        if (_given.Keys.Any(name => !_values.ContainsKey(name)))
        {
            LeaveToCompiler();
        }
    }

    /// <summary>What messages call the attribute: the layer's name.</summary>
    public string Subject { get; set; }

    /// <summary><c>Padding.Same</c>, as messages advise it: with the namespace where the name alone means something else.</summary>
    public string SamePadding =>
        LibraryEnums.IsMeant(_use.Compilation.GetSemanticModel(_use.Syntax.SyntaxTree), _use.Syntax.SpanStart, "Padding", "Same") ? "Padding.Same" : $"{KnownNames.Namespace}.Padding.Same";

    /// <summary>Whether every argument read so far is what the user wrote and means something.</summary>
    public bool IsSound { get; private set; } = true;

    public bool IsGiven(string name) => _given.ContainsKey(name);

    /// <summary>Whether an argument is given without its name, by its position alone.</summary>
    public bool IsPositional(string name) => _given.TryGetValue(name, out AttributeArgumentSyntax? argument) && argument is { NameColon: null, NameEquals: null };

    /// <summary>The place of the first of <paramref name="names"/> that is given; else the attribute's.</summary>
    public Location LocationOf(params string[] names)
    {
        foreach (string name in names)
        {
            if (_given.TryGetValue(name, out AttributeArgumentSyntax? argument))
            {
                return argument.GetLocation();
            }
        }

        return _use.Location;
    }

    public void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        Report(Diagnostic.Create(descriptor, location, arguments));

    /// <summary>Adds a diagnostic that carries more than its message, for code fixes.</summary>
    public void Report(Diagnostic diagnostic)
    {
        _faults.Report(diagnostic);
        IsSound &= diagnostic.Descriptor.DefaultSeverity != DiagnosticSeverity.Error;
    }

    private void LeaveToCompiler()
    {
        _faults.LeaveToCompiler();
        IsSound = false;
    }

    /// <summary>The value of a given argument; null where it is not given, or not usable, which makes the attribute unsound.</summary>
    private TypedConstant? Read(string name)
    {
        if (!IsGiven(name))
        {
            return null;
        }

        if (!_values.TryGetValue(name, out TypedConstant value) || value.Kind == TypedConstantKind.Error)
        {
            LeaveToCompiler();
            return null;
        }

        if (value.IsNull)
        {
            Report(Descriptors.NullArgument, LocationOf(name), Subject, name);
            return null;
        }

        return value;
    }

    /// <summary>As <see cref="Read"/>, of a type that the library's attributes give the argument.</summary>
    private T? Read<T>(string name)
        where T : struct
    {
        switch (Read(name))
        {
            case null:
                return null;
            case { Kind: TypedConstantKind.Primitive, Value: T value }:
                return value;
            default:
                LeaveToCompiler();
                return null;
        }
    }
}
