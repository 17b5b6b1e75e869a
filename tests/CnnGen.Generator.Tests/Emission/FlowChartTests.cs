using System.Text.RegularExpressions;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>The constant <c>Diagram</c> is a Mermaid flowchart, whatever the layers are called.</summary>
public sealed partial class FlowChartTests
{
    [Fact]
    public void Diagram_ShowsNamesKindsShapesAndParameters() => Assert.Equal(
        """
        flowchart TD
            layer0["input<br/>28x28x1"]
            layer0 --> layer1["stem (Conv2D)<br/>24x24x32<br/>832 parameters"]
            layer1 --> layer2["pool1 (MaxPool2D)<br/>12x12x32"]
            layer2 --> layer3["flatten1 (Flatten)<br/>4,608"]
            layer3 --> layer4["dense1 (Dense)<br/>10<br/>46,090 parameters"]
            layer4 --> layer5["dropout1 (Dropout)<br/>10"]
            layer5 --> layer6["dense2 (Dense)<br/>1<br/>11 parameters"]

        """.ReplaceLineEndings("\n"),
        Diagram("[Input(28, 28)] [Conv2D(32, 5, Name = \"stem\")] [MaxPool2D(2)] [Flatten] [Dense(10)] [Dropout(0.5)] [Dense(1)]"));

    [Fact]
    public void SingleParameter_IsSingular() =>
        Assert.EndsWith("<br/>1<br/>1 parameter\"]\n", Diagram("[Input(1)] [Dense(1, UseBias = false)]"), StringComparison.Ordinal);

    [Theory]
    [InlineData("end", "graph")]
    [InlineData("class", "0")]
    [InlineData("_a_", "__init__")]
    [InlineData("1.", "2._")]
    [InlineData("block1.conv", "größe")]
    [InlineData("卷积", "subgraph")]
    [InlineData("layer0", "layer1")]
    public void LayersOfAnyName_AppearOnceEach_WithEdgesInOrder(string first, string second)
    {
        string[] names = [first, second];
        string[] lines = Diagram("[Input(6)]" + string.Concat(names.Select(static name => $"[Dense(3, Name = \"{name}\")]"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("flowchart TD", lines[0]);
        Assert.Equal("    layer0[\"input<br/>6\"]", lines[1]);
        Assert.Equal(names.Length + 2, lines.Length);
        for (int i = 0; i < names.Length; i++)
        {
            Match node = Node().Match(lines[i + 2]);
            Assert.True(node.Success, lines[i + 2]);
            Assert.Equal(($"layer{i}", $"layer{i + 1}"), (node.Groups["from"].Value, node.Groups["to"].Value));
            Assert.Equal(names[i], CharacterCode().Replace(node.Groups["name"].Value, static code => ((char)int.Parse(code.Groups[1].Value)).ToString()));
        }
    }

    [Theory]
    [InlineData("a\"b", "a#34;b")]
    [InlineData("<br/>", "#60;br#47;#62;")]
    [InlineData("#35;", "#35;35#59;")]
    [InlineData("`x`\n]", "#96;x#96;#10;#93;")]
    [InlineData("-->", "#45;#45;#62;")]
    public void Escape_LeavesNothingThatMermaidReads(string text, string expected) => Assert.Equal(expected, FlowChart.Escape(text));

    private static string Diagram(string layers)
    {
        Generation generation = Generation.Run($"using CnnGen; [Cnn] {layers} partial class Net;");
        INamedTypeSymbol net = generation.Output.GetTypeByMetadataName("Net")!;
        Assert.Equal(Accessibility.Public, Assert.Single(net.GetMembers("Diagram")).DeclaredAccessibility);
        return generation.Text(net, "Diagram");
    }

    /// <summary>A line as Mermaid's grammar has it: two ids, an arrow, and a label whose quotes hold no other.</summary>
    [GeneratedRegex("^    (?<from>layer[0-9]+) --> (?<to>layer[0-9]+)\\[\"(?<name>(\\w|#[0-9]+;)+) \\(Dense\\)<br/>3<br/>[0-9]+ parameters\"\\]$", RegexOptions.ExplicitCapture)]
    private static partial Regex Node();

    [GeneratedRegex("#([0-9]+);")]
    private static partial Regex CharacterCode();
}
