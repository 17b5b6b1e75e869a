using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator;

/// <summary>Writes the C# of every class with <c>[Cnn]</c>. What is wrong with a declaration is the analyzer's to say, but for what keeps a build from running it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>The step that knows the compiler; behind it there are values only.</summary>
    internal const string NetworkStep = "Network";

    /// <summary>The step that decides what to write.</summary>
    internal const string PlanStep = "Plan";

    /// <summary>The step that writes what the user's code compiles against.</summary>
    internal const string SignaturesStep = "Signatures";

    /// <summary>The step that writes the passes: in an editor it may never run.</summary>
    internal const string BodiesStep = "Bodies";

    /// <summary>The step that writes kernels, each by itself: the edit of a layer leaves those of the others. In an editor it may never run, too.</summary>
    internal const string KernelsStep = "Kernels";

    /// <summary>The step that writes what loads the weights that are built in.</summary>
    internal const string WeightsStep = "Weights";

    /// <summary>The step that writes a class whose declaration is not valid.</summary>
    internal const string StubStep = "Stub";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkResult> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.CnnMetadata, static (node, _) => node is ClassDeclarationSyntax, static (match, cancellationToken) =>
                NetworkChecker.Check((INamedTypeSymbol)match.TargetSymbol, match.TargetNode, match.SemanticModel.Compilation, cancellationToken))
            .WithTrackingName(NetworkStep);

        IncrementalValuesProvider<NetworkPlan> plans = networks
            .SelectMany(static (result, _) => Present(result.Network))
            .Select(static (network, cancellationToken) => NetworkPlanner.Plan(network, EmissionOptions.Product.WithInputGradient, cancellationToken))
            .WithTrackingName(PlanStep);

        context.RegisterSourceOutput(plans.Select(static (plan, cancellationToken) => NetworkEmitter.EmitSignatures(plan, cancellationToken)).WithTrackingName(SignaturesStep), AddSources);
        context.RegisterImplementationSourceOutput(
            plans
                .Select(static (plan, cancellationToken) => NetworkEmitter.EmitBodies(
                    plan, KernelPlanner.Plan(plan.Loss, ElementType.Single.Bytes), cancellationToken))
                .WithTrackingName(BodiesStep),
            AddSources);

        IncrementalValuesProvider<EmittedFile> kernels = plans
            .SelectMany(static (plan, _) => NetworkEmitter.Kernels(plan))
            .Select(static (source, cancellationToken) => NetworkEmitter.EmitKernel(
                source, KernelPlanner.Plan(source.Kernel, ElementType.Single.Bytes, cancellationToken), ElementType.Single, cancellationToken))
            .WithTrackingName(KernelsStep);
        context.RegisterImplementationSourceOutput(kernels, static (output, file) => output.AddSource(file.HintName, file.Text));

        IncrementalValueProvider<EquatableArray<WeightsFile>> weights = context.AdditionalTextsProvider
            .Where(WeightsFileParser.IsHeader)
            .Collect()
            .Select(static (texts, cancellationToken) => new EquatableArray<WeightsFile>(WeightsFileParser.ParseAll(texts, cancellationToken)));
        IncrementalValuesProvider<EmittedFile> loaders = networks
            .SelectMany(static (result, _) => Present(result.Network?.Target))
            .Combine(weights)
            .SelectMany(static (pair, _) => Present(EmbeddedWeights.Of(pair.Left, pair.Right)))
            .Select(static (embedded, cancellationToken) => EmbeddedWeightsEmitter.Emit(embedded, cancellationToken))
            .WithTrackingName(WeightsStep);
        context.RegisterSourceOutput(loaders, static (output, file) => output.AddSource(file.HintName, file.Text));

        IncrementalValuesProvider<EquatableArray<EmittedFile>> stubs = networks
            .SelectMany(static (result, _) => Present(result.Stub))
            .Select(static (stub, cancellationToken) => StubEmitter.Emit(stub, cancellationToken))
            .WithTrackingName(StubStep);
        context.RegisterSourceOutput(stubs, AddSources);

        // An editor does not run this, and has the analyzer's.
        context.RegisterImplementationSourceOutput(
            networks.SelectMany(static (result, _) => result.Foreign), static (output, layer) => output.ReportDiagnostic(ForeignLayerMessage.Of(layer)));
    }

    private static T[] Present<T>(T? value)
        where T : class => value is null ? [] : [value];

    private static void AddSources(SourceProductionContext output, EquatableArray<EmittedFile> files)
    {
        foreach (EmittedFile file in files)
        {
            output.AddSource(file.HintName, file.Text);
        }
    }
}
