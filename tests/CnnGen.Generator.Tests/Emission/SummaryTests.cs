using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>Every number of things in the table of layers has separators; a shape is what its user wrote.</summary>
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
    }
}
