using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Where the generator and the analyzer agree on what is a network.</summary>
internal static class NetworkChecker
{
    private static readonly NetworkResult s_nothing = new(null, null, default);

    /// <summary>What the class <paramref name="type"/> with <c>[Cnn]</c> comes to.</summary>
    public static NetworkResult Check(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        NetworkParser.Parse(type, compilation, cancellationToken) is { } declaration ? Check(declaration, cancellationToken) : s_nothing;

    /// <summary>As above, at the first of the class's parts with <c>[Cnn]</c>, lest a class that says it twice be generated twice; nothing at others.</summary>
    public static NetworkResult Check(INamedTypeSymbol type, SyntaxNode part, Compilation compilation, CancellationToken cancellationToken) =>
        NetworkParser.Parse(type, compilation, cancellationToken) is { } declaration && declaration.Part.SyntaxTree == part.SyntaxTree && declaration.Part.Span == part.Span
            ? Check(declaration, cancellationToken)
            : s_nothing;

    /// <summary>Infers the shapes, plans the memory, adds what does not fit to the declaration's faults, and returns the network where there is no fault.</summary>
    public static NetworkResult Check(NetworkDeclaration declaration, CancellationToken cancellationToken) => Check(declaration, out _, cancellationToken);

    /// <summary>As above, with the outcome of shape inference for those who look on.</summary>
    public static NetworkResult Check(NetworkDeclaration declaration, out ShapeOutcome outcome, CancellationToken cancellationToken)
    {
        outcome = ShapeInference.Infer(
            declaration.Input.Shape, declaration.Input.IsSound, [.. declaration.Layers.Select(static layer => layer.Declared)], cancellationToken);
        foreach (ShapeError error in outcome.Errors)
        {
            ShapeMessages.Report(error, declaration);
        }

        if (!declaration.Faults.IsSound || declaration.Target is null)
        {
            return new NetworkResult(null, declaration.Stub, declaration.Foreign.ToEquatableArray());
        }

        Network network = new(
            declaration.Target, declaration.Input.Shape, declaration.Input.ChannelsFirst, outcome.Layers, declaration.Loss, declaration.Initializer,
            IsDefaultLoss: declaration.LossArguments is null);
        if (PlannedBuffers.FindTooLong(NetworkPlanner.Plan(network, withInputGradient: false, cancellationToken)) is { } tooLong)
        {
            ShapeMessages.Report(tooLong, declaration);
            return new NetworkResult(null, declaration.Stub, default);
        }

        return new NetworkResult(network, null, default);
    }
}
