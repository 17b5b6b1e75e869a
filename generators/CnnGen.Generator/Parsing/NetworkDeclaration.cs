using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>A layer with the places of its arguments.</summary>
/// <param name="Name">As in messages.</param>
/// <param name="Declared">What it says.</param>
/// <param name="Arguments">Where it says so.</param>
internal sealed record LayerDeclaration(string Name, DeclaredLayer Declared, ArgumentReader Arguments)
{
    /// <summary>The members by which code reaches its tensors; none for a layer that has no member itself.</summary>
    public IReadOnlyList<string> Tensors => Declared.Layer is { } layer ? ParameterTable.Members(layer) : [];

    /// <summary>Reports at the first of <paramref name="places"/> that is given, else at the attribute; the layer's name is the message's first argument.</summary>
    public void Report(DiagnosticDescriptor descriptor, string[] places, params string[] arguments) =>
        Arguments.Report(descriptor, Arguments.LocationOf(places), [Name, .. arguments]);
}

/// <summary>The input with the places of its arguments.</summary>
/// <param name="Shape">As declared; a plausible one where it is not usable.</param>
/// <param name="ChannelsFirst">The order of the caller's spatial data.</param>
/// <param name="Arguments">Where it is declared; null where it is missing.</param>
internal sealed record InputDeclaration(Shape Shape, bool ChannelsFirst, ArgumentReader? Arguments)
{
    public bool IsSound => Arguments is { IsSound: true };
}

/// <summary>A network as its user declared it, right or wrong: what parsing hands to shape inference and to the messages.</summary>
internal sealed class NetworkDeclaration(INamedTypeSymbol type, TypeDeclarationSyntax part)
{
    /// <summary>The part of the class with <c>[Cnn]</c>; the first of them.</summary>
    public TypeDeclarationSyntax Part { get; } = part;

    public string ClassName { get; } = type.Name;

    /// <summary>What is wrong so far.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>The class; null where it cannot be extended.</summary>
    public TargetClass? Target { get; set; }

    public InputDeclaration Input { get; set; } = new(Shape.Flat(1), ChannelsFirst: false, null);

    public IReadOnlyList<LayerDeclaration> Layers { get; set; } = [];

    /// <summary>Layers by names of other libraries.</summary>
    public List<ForeignLayer> Foreign { get; } = [];

    public LossFunction Loss { get; set; }

    /// <summary>Where the loss is declared; null where it is the default.</summary>
    public ArgumentReader? LossArguments { get; set; }

    /// <summary>What the network may cost; null without limits.</summary>
    public Budget? Budget { get; set; }

    public InitializerKind Initializer { get; set; }

    /// <summary>What to emit should the network not be valid.</summary>
    public StubTarget? Stub { get; set; }
}
