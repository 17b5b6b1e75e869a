using System.Xml.Linq;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>What an editor shows over a name: the documentation that the compiler has of its symbol.</summary>
public sealed class HoverTests
{
    private const string Source =
        """
        using CnnGen;

        namespace Models;

        /// <summary>The user's own words.</summary>
        [Cnn]
        [Input(8, 6, 3)]
        [Conv2D(4, 3, 2, Groups = 1, Name = "block1.conv")]
        [DepthwiseConv2D(3, UseBias = false)]
        [Flatten]
        [Dense(10)]
        public sealed partial class Net;
        """;

    private readonly Generation _generation = Generation.Run(Source);

    private readonly INamedTypeSymbol _net;

    public HoverTests() => _net = _generation.Output.GetTypeByMetadataName("Models.Net")!;

    [Fact]
    public void Class_ShowsItsSummaryTable_BesideItsOwnWords()
    {
        XElement documentation = Documentation(_net);
        Assert.Equal("The user's own words.", documentation.Element("summary")!.Value);
        string table = _generation.Text(_net, "Summary");
        Assert.Contains("block1.conv  Conv2D           6x5x4           76          2,160\n", table, StringComparison.Ordinal);
        Assert.Equal(Lines(table), Lines(documentation.Element("remarks")!.Element("code")!.Value));

        static IEnumerable<string> Lines(string text) => text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0);
    }

    [Theory]
    [InlineData("Block1_Conv", "Weight", "block1.conv.weight: [4, 3, 3, 2] (filters, channels, height, width).")]
    [InlineData("Block1_Conv", "Bias", "block1.conv.bias: [4].")]
    [InlineData("Depthwise1", "Weight", "depthwise1.weight: [4, 1, 3, 3] (filters, channels, height, width).")]
    [InlineData("Dense1", "Weight", "dense1.weight: [10, 48] (units, features).")]
    [InlineData("Dense1", "Bias", "dense1.bias: [10].")]
    public void Tensor_ShowsItsShapeAndPyTorchName(string layer, string tensor, string expected)
    {
        IPropertySymbol member = Assert.IsAssignableFrom<IPropertySymbol>(Assert.Single(_net.GetMembers(layer)));
        Assert.Equal(expected, Documentation(Assert.Single(member.Type.GetMembers(tensor))).Element("summary")!.Value);
    }

    [Theory]
    [InlineData("Block1_Conv", "The parameters of block1.conv (Conv2D, 8x6x3 → 6x5x4).")]
    [InlineData("Dense1", "The parameters of dense1 (Dense, 48 → 10).")]
    public void Layer_ShowsItsKindAndShapes(string layer, string expected) =>
        Assert.Equal(expected, Documentation(Assert.Single(_net.GetMembers(layer))).Element("summary")!.Value);

    [Fact]
    public void EveryPublicMember_IsDocumented() => Assert.All(
        _net.GetMembers().Where(static member => member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } and not IMethodSymbol { MethodKind: MethodKind.PropertyGet }),
        static member => Assert.NotEmpty(Documentation(member).Elements()));

    private static XElement Documentation(ISymbol symbol) =>
        XElement.Parse(symbol.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken)!);
}
