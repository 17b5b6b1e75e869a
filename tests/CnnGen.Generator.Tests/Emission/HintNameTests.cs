using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Emission;

public sealed class HintNameTests
{
    private const string Layers = "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Flatten]";

    [Fact]
    public void SameNameInSeveralPlaces_GivesFilesOfTheirOwn() => AssertUnique(
        $"{Layers} partial class Net; namespace A {{ {Layers} partial class Net; partial class B {{ {Layers} partial class Net; }} }} namespace A.C {{ {Layers} partial class Net; }}");

    [Fact]
    public void NamesThatDifferByCaseOnly_GiveFilesOfTheirOwn() => AssertUnique(
        $"{Layers} partial class Net; {Layers} partial class NET; namespace A {{ {Layers} partial class Same; }} namespace a {{ {Layers} partial class Same; }}");

    [Fact]
    public void CopiedFile_IsSurvived() =>
        Assert.NotEmpty(Generation.Run($"{Layers} partial class Net;", $"{Layers} partial class Net;").Files);

    [Fact]
    public void ClassThatSaysCnnTwice_IsGeneratedOnce()
    {
        string net = $"{Layers} partial class Net;";
        Assert.Equal(Hints(net), Generation.Run(net, "[CnnGen.Cnn] partial class Net;").Files.Select(static file => file.HintName));
    }

    [Fact]
    public void LongNames_StayShort()
    {
        string name = new('N', 400);
        string[] hints = Hints($"{Layers} partial class {name}1; {Layers} partial class {name}2;");
        Assert.Equal(hints.Length, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(hints, static hint => Assert.InRange(hint.Length, 1, 130));
    }

    [Theory]
    [InlineData("namespace Models; " + Layers + " partial class Net;", "Models.Net")]
    [InlineData("namespace @event; " + Layers + " partial class @class;", "event.class")]
    [InlineData("partial class Outer { " + Layers + " partial class Net; }", "Outer+Net")]
    public void OrdinaryNames_AreReadable(string source, string expected) =>
        Assert.All(Hints(source), hint => Assert.StartsWith(expected + ".", hint, StringComparison.Ordinal));

    private static void AssertUnique(string source)
    {
        string[] hints = Hints(source);
        Assert.True(hints.Length >= 4);
        Assert.Equal(hints.Length, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static string[] Hints(string source) => [.. Generation.Run(source).Files.Select(static file => file.HintName)];
}
