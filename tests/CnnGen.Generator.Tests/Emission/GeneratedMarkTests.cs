using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>Emitted code is marked as such everywhere, so that neither code coverage nor code analysis takes it for its user's.</summary>
public sealed class GeneratedMarkTests
{
    private const string Source =
        """
        using CnnGen;

        namespace Models;

        [Cnn, Input(9, 7, 3, Layout = ImageLayout.ChannelsFirst)]
        [Conv2D(4, 3, Activation = Activation.GELU), MaxPool2D(2), Flatten, Dropout(0.5), Dense(3), Softmax]
        public sealed partial class Net
        {
            public int Mine => 3;
        }
        """;

    public static TheoryData<string> Sources =>
    [
        Source,
        Source.Replace("Dense(3)", "Dense(0)", StringComparison.Ordinal),
        Source.Replace("Softmax]", "Sigmoid, Loss(Loss.BinaryCrossEntropy)]", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void EveryEmittedTypeAndMember_IsMarked(string source)
    {
        Generation generation = Generation.Run(Compile.Sources(source), new HeaderText("Models.Net", "net.safetensors", []));
        ISymbol[] declared = [.. generation.Files.SelectMany(file => Declared(generation.Output, file.SyntaxTree))];
        INamedTypeSymbol net = generation.Output.GetTypeByMetadataName("Models.Net")!;

        ISymbol[] marked = [.. declared.Where(symbol => symbol is INamedTypeSymbol || SymbolEqualityComparer.Default.Equals(symbol.ContainingType, net)).Where(symbol => !SymbolEqualityComparer.Default.Equals(symbol, net))];
        Assert.True(marked.Length > 30, $"{marked.Length} declarations");
        Assert.All(marked, static symbol => Assert.Equal(["ExcludeFromCodeCoverageAttribute", "GeneratedCodeAttribute"], Marks(symbol)));
        Assert.Equal("CnnGen", marked[0].GetAttributes().Single(static attribute => attribute.AttributeClass!.Name == "GeneratedCodeAttribute").ConstructorArguments[0].Value);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void TheClassAndItsOwnMembers_AreNot(string source)
    {
        INamedTypeSymbol net = Generation.Run(source).Output.GetTypeByMetadataName("Models.Net")!;
        Assert.Empty(Marks(net));
        Assert.Empty(Marks(net.GetMembers("Mine").Single()));
    }

    [Fact]
    public void SnapshotsAndVersions_AreApart() => Assert.All(
        Snapshot.AllFiles, static path => Assert.DoesNotContain(typeof(NetworkGenerator).Assembly.GetName().Version!.ToString(3), File.ReadAllText(path), StringComparison.Ordinal));

    private static IEnumerable<string> Marks(ISymbol symbol) => symbol.GetAttributes().Select(static attribute => attribute.AttributeClass!.Name)
        .Where(static name => name is "GeneratedCodeAttribute" or "ExcludeFromCodeCoverageAttribute").Order(StringComparer.Ordinal);

    private static IEnumerable<ISymbol> Declared(Compilation compilation, SyntaxTree tree)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(static member => member is not (BaseNamespaceDeclarationSyntax or FieldDeclarationSyntax))
            .Select(member => model.GetDeclaredSymbol(member, TestContext.Current.CancellationToken)!);
    }
}
