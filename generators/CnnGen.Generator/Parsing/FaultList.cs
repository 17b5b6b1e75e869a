using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Parsing;

/// <summary>What is wrong with a declaration.</summary>
internal sealed class FaultList
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Whether code can be emitted for the declaration.</summary>
    public bool IsSound { get; private set; } = true;

    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Adds a diagnostic. The arguments are text already, so that no culture has a say.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? location, params string[] arguments) =>
        Report(Diagnostic.Create(descriptor, location, arguments));

    /// <summary>Adds a diagnostic that carries more than its message, for code fixes.</summary>
    public void Report(Diagnostic diagnostic)
    {
        _diagnostics.Add(diagnostic);
        IsSound &= diagnostic.Descriptor.DefaultSeverity != DiagnosticSeverity.Error;
    }

    /// <summary>Notes a mistake that the C# compiler reports itself.</summary>
    public void LeaveToCompiler() => IsSound = false;
}
