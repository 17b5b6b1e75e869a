using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>The table of layers: every number of things has separators, a shape is what its user wrote, and branches show.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void FlatShapes_HaveSeparatorsAsOtherNumbersHave()
    {
        Generation generation = Generation.Run(Declared.Source("[Input(1024, 1024, 1)]\n[MaxPool2D(16)]\n[Flatten]\n[Dense(1000)]"));
        string[] rows = [.. generation.Files[0].SourceText.ToString().Split('\n').Select(static line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Contains("/// input Input 1024x1024x1 0 0", rows);
        Assert.Contains("/// flatten1 Flatten 4,096 0 0", rows);
        Assert.Contains("/// dense1 Dense 1,000 4,097,000 4,096,000", rows);
        Assert.Contains("/// total 1,000 4,097,000 4,096,000", rows);
        Assert.DoesNotContain(rows, static row => row.Contains("frozen", StringComparison.Ordinal) || row.Contains("trainable", StringComparison.Ordinal));
    }

    [Fact]
    public void FrozenLayers_AreCountedApartBelowTheTotal()
    {
        Generation generation = Generation.Run(Declared.Source("[Input(4)]\n[Dense(300, Trainable = false)]\n[Dense(2)]"));
        string text = generation.Text(generation.Output.GetTypeByMetadataName("Net")!, "Summary");
        Assert.Equal(
            """
            Layer      Kind   Output  Parameters  Multiply-adds
            ---------------------------------------------------
            input      Input  4                0              0
            dense1     Dense  300          1,500          1,200
            dense2     Dense  2              602            600
            ---------------------------------------------------
            total             2            2,102          1,800
            trainable                        602
            frozen                         1,500

            """,
            text);
        Assert.Contains(
            generation.Files, static file => file.SourceText.ToString().Contains("How many values the network learns, those of frozen layers among them.", StringComparison.Ordinal));
        Assert.Empty(generation.CompilerDiagnostics());
    }

    [Fact]
    public void Branches_NameWhatIsRead_WhereThatIsNotTheLayerAboveAlone() => Assert.Equal(
        """
        Layer         Kind             Output  Parameters  Multiply-adds  Inputs
        -------------------------------------------------------------------------------------
        input         Input            6x4x3            0              0
        conv1         Conv2D           6x4x3           84          1,944
        conv2         Conv2D           6x4x3           12            216  input
        add1          Add              6x4x3            0              0  conv2, conv1
        relu1         ReLU             6x4x3            0              0
        concatenate1  Concatenate      6x4x9            0              0  relu1, input, relu1
        pool1         GlobalMaxPool2D  9                0              0
        -------------------------------------------------------------------------------------
        total                          9               96          2,160

        """.ReplaceLineEndings("\n"),
        Summary("[Input(6, 4, 3)] [Conv2D(3, 3, Padding = Padding.Same)] [From(\"input\")] [Conv2D(3, 1)] [Add(\"conv1\")] [ReLU] [Concatenate(\"input\", \"relu1\")] [GlobalMaxPool2D]"));

    [Fact]
    public void ExplicitChain_IsTheTableOfAChain()
    {
        const string chain = "[Input(6)] [Dense(4)] [ReLU]";
        Assert.Equal(Summary(chain), Summary("[Input(6)] [From(\"input\")] [Dense(4)] [From(\"dense1\")] [ReLU]"));
        Assert.DoesNotContain("Inputs", Summary(chain), StringComparison.Ordinal);
    }

    private static string Summary(string layers)
    {
        Generation generation = Generation.Run($"using CnnGen; [Cnn] {layers} partial class Net;");
        Assert.Empty(generation.CompilerDiagnostics());
        return generation.Text(generation.Output.GetTypeByMetadataName("Net")!, "Summary");
    }
}
