using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator;

/// <summary>Writes the C# of every class with <c>[Cnn]</c>. What is wrong with a declaration is the analyzer's to say.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>The step that knows the compiler; behind it there are values only.</summary>
    internal const string NetworkStep = "Network";

    /// <summary>The step that writes text.</summary>
    internal const string FilesStep = "Files";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkResult> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.CnnMetadata, static (node, _) => node is ClassDeclarationSyntax, static (match, cancellationToken) =>
                NetworkChecker.Check((INamedTypeSymbol)match.TargetSymbol, match.TargetNode, match.SemanticModel.Compilation, cancellationToken))
            .WithTrackingName(NetworkStep);

        IncrementalValuesProvider<EquatableArray<EmittedFile>> files = networks
            .Select(static (result, _) => Emit(result))
            .WithTrackingName(FilesStep);

        context.RegisterSourceOutput(files, static (output, files) =>
        {
            foreach (EmittedFile file in files)
            {
                output.AddSource(file.HintName, file.Text);
            }
        });
    }

    private static EquatableArray<EmittedFile> Emit(NetworkResult result) => result switch
    {
        { Network: { } network } => NetworkEmitter.Emit(network),
        { Stub: { } stub } => StubEmitter.Emit(stub),
        _ => default,
    };
}
