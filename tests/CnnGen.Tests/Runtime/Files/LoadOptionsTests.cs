using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

/// <summary>Files whose tensors are not exactly the network's: a prefix, other names, some of the tensors.</summary>
public sealed class LoadOptionsTests
{
    private const string Extra = """
        "head.weight":{"dtype":"I64","shape":[1],"data_offsets":[32,40]}
        """;

    private static readonly LoadOptions s_loose = new() { Strict = false };

    [Theory]
    [InlineData("module.")]
    [InlineData("_orig_mod.")]
    [InlineData("_orig_mod.module.")]
    [InlineData("model/")]
    [InlineData("student_")]
    [InlineData("abc")]
    [InlineData("\\u006dodel.")]
    public void NamesWithAPrefix_AreOneSentence_WithTheWayOut_AndItWorks(string prefix)
    {
        byte[] file = File(Header.Replace("\"a.", $"\"{prefix}a."));
        string plain = prefix.Replace("\\u006d", "m");
        Assert.Equal(
            $"every name in the file begins with '{plain}', and no name of the network does; load it with new LoadOptions {{ Prefix = \"{plain}\" }}.",
            AssertRefused(file).Message);

        ParameterSet parameters = Network();
        LoadResult result = parameters.Load(file, new LoadOptions { Prefix = plain });
        Assert.Equal(["a.weight", "a.bias"], result.Loaded);
        Assert.Empty(result.Missing.Concat(result.LeftOver));
        Assert.Equal([100, 101, 102, 103, 104, 105, 106, 107], parameters["a.weight"].ToArray().Concat(parameters["a.bias"].ToArray()));
    }

    [Fact]
    public void PrefixOverALayerThatTheNetworkDoesNotHave_IsStillTheFirstThingToSay()
    {
        string header = "{\"module.head.weight\":" + Extra[(Extra.IndexOf(':', StringComparison.Ordinal) + 1)..] + "," + Header.Replace("\"a.", "\"module.a.")[1..];
        Assert.Contains("every name in the file begins with 'module.'", AssertRefused(File(header, 40)).Message);
    }

    [Theory]
    [InlineData("{\"module.a.weight\":1,\"a.bias\":1}")]
    [InlineData("{\"module.b.weight\":1,\"module.b.bias\":1}")]
    [InlineData("{\"xa.weight\":1,\"xb.bias\":1}")]
    public void NamesThatShareNoPrefix_AreNotSaidTo(string header) =>
        Assert.StartsWith("the network has no tensor '", AssertRefused(File(header)).Message);

    [Fact]
    public void NameWithoutThePrefix_IsNamed_OrLeftOver()
    {
        byte[] file = File(Header.Replace("\"a.weight", "\"module.a.weight"));
        ParameterSet parameters = Network();
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => parameters.Load(file, new LoadOptions { Prefix = "module." }));
        Assert.Equal("the tensor 'a.bias' does not begin with Prefix, which is 'module.'; Strict = false leaves it out.", failure.Message);

        LoadResult result = parameters.Load(file, new LoadOptions { Prefix = "module.", Strict = false });
        AssertResult(result, loaded: ["a.weight"], missing: ["a.bias"], leftOver: ["a.bias"]);
        Assert.Equal([7, 8], parameters["a.bias"].ToArray());
        Assert.Equal(105, parameters["a.weight"][1, 2]);
    }

    [Fact]
    public void Rename_ComesAfterThePrefix()
    {
        byte[] file = File(Header.Replace("\"a.", "\"net.fc."));
        List<string> seen = [];
        ParameterSet parameters = Network();
        LoadResult result = parameters.Load(file, new LoadOptions
        {
            Prefix = "net.",
            Rename = name =>
            {
                seen.Add(name);
                return name.Replace("fc.", "a.", StringComparison.Ordinal);
            },
        });
        Assert.Equal(["fc.weight", "fc.bias"], seen.Distinct());
        Assert.Equal(["a.weight", "a.bias"], result.Loaded);
        Assert.Equal([106, 107], parameters["a.bias"].ToArray());
    }

    [Fact]
    public void RenamedTensorThatTheNetworkDoesNotHave_IsNamedBothWays()
    {
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => Network().Load(File(Header), new LoadOptions { Rename = static name => "x." + name }));
        Assert.Equal("the network has no tensor 'x.a.weight' ('a.weight' in the file); it has a.weight, a.bias.", failure.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TwoTensorsForOne_AreRefused(bool strict)
    {
        ParameterSet parameters = Network();
        LoadOptions options = new() { Strict = strict, Rename = static _ => "a.bias" };
        string file = Header.Replace("[2,3]", "[2]").Replace("[0,24]", "[0,8]").Replace("[24,32]", "[8,16]");
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => parameters.Load(File(file, 16), options));
        Assert.Equal("'a.weight' and 'a.bias' are both for the network's a.bias; load one of them.", failure.Message);
        Assert.Equal(Network().Storage, parameters.Storage);
    }

    [Fact]
    public void RenameThatGivesNull_OrThrows_LeavesTheWeights()
    {
        ParameterSet parameters = Network();
        InvalidOperationException failure =
            Assert.Throws<InvalidOperationException>(() => parameters.Load(File(Header), new LoadOptions { Rename = static _ => null! }));
        Assert.Equal("LoadOptions.Rename gave null for 'a.weight'; it must give a name.", failure.Message);
        Assert.Throws<FormatException>(() => parameters.Load(File(Header), new LoadOptions { Rename = static _ => throw new FormatException() }));
        Assert.Equal(Network().Storage, parameters.Storage);
    }

    [Fact]
    public void NotStrict_LoadsWhatFitsByNameAndShape()
    {
        // The bias has another shape, and a tensor of another type lies between those of the network.
        string header = "{" + Bias.Replace("[2]", "[3]").Replace("[24,32]", "[0,12]") + "," + Extra.Replace("[32,40]", "[12,20]") + ","
            + Weight.Replace("[0,24]", "[20,44]") + "}";
        ParameterSet parameters = Network();
        LoadResult result = parameters.Load(new TrickleStream(File(header, 44)), s_loose);

        Assert.Equal(["a.weight"], result.Loaded);
        Assert.Equal(["a.bias"], result.Missing);
        Assert.Equal(["a.bias", "head.weight"], result.LeftOver);
        Assert.Equal([105, 106, 107, 108, 109, 110], parameters["a.weight"].ToArray());
        Assert.Equal([7, 8], parameters["a.bias"].ToArray());
    }

    [Fact]
    public void NotStrict_WithAllTensors_IsLikeStrict()
    {
        ParameterSet parameters = Network();
        LoadResult result = parameters.Load(File(Header), s_loose);
        AssertResult(result, loaded: ["a.weight", "a.bias"], missing: [], leftOver: []);
        Assert.Equal([106, 107], parameters["a.bias"].ToArray());
    }

    [Fact]
    public void NotStrict_WithNoTensorOfTheNetwork_SaysSoInItsResult()
    {
        ParameterSet parameters = Network();
        LoadResult result = parameters.Load(File(Header.Replace("\"a.", "\"b.")), s_loose);
        AssertResult(result, loaded: [], missing: ["a.weight", "a.bias"], leftOver: ["b.weight", "b.bias"]);
        Assert.Equal(Network().Storage, parameters.Storage);
    }

    [Theory]
    [InlineData("F32", "F16", "a.weight: float32 values (F32) were expected, but the file has 'F16'")]
    [InlineData("[0,24]", "[0,20]", "a.weight: 24 bytes were expected")]
    [InlineData("[24,32]", "[28,36]", "a.bias: its bytes begin at 28, but the tensor before ends at 24")]
    public void NotStrict_StillRefusesWhatCannotBeRead(string before, string after, string message)
    {
        ParameterSet parameters = Network();
        Assert.StartsWith(message, Assert.Throws<InvalidDataException>(() => parameters.Load(File(Header.Replace(before, after)), s_loose)).Message);
        Assert.Equal(Network().Storage, parameters.Storage);
    }

    [Theory]
    [InlineData("[32,40]", "[40,32]")]
    [InlineData("[32,40]", "[36,44]")]
    [InlineData("[32,40]", "[28,36]")]
    [InlineData("[32,40]", "[32,18446744073709551615]")]
    [InlineData("[32,40]", "[32,9223372036854775807]")]
    [InlineData("[32,40]", "[32,48]")]
    [InlineData("[32,40]", "[32,36]")]
    [InlineData("\"shape\":[1],", "")]
    [InlineData("[1]", "1")]
    [InlineData("\"I64\"", "7")]
    public void NotStrict_StillRefusesMalformedTensorsThatAreLeftOver(string before, string after)
    {
        ParameterSet parameters = Network();
        byte[] file = File(Header[..^1] + "," + Extra.Replace(before, after, StringComparison.Ordinal) + "}", 40);
        Assert.Throws<InvalidDataException>(() => parameters.Load(file, s_loose));
        Assert.Throws<InvalidDataException>(() => parameters.Load(new TrickleStream(file), s_loose));
        Assert.Equal(Network().Storage, parameters.Storage);
    }

    [Fact]
    public void NotStrict_CutAnywhere_IsRefused()
    {
        byte[] file = File(Header[..^1] + "," + Extra + "}", 40);
        for (int length = 0; length < file.Length; length++)
        {
            ParameterSet parameters = Network();
            Assert.Throws<InvalidDataException>(() => parameters.Load(file[..length], s_loose));
            Assert.Equal(Network().Storage, parameters.Storage);
        }

        Network().Load(file, s_loose);
    }

    [Fact]
    public void RequireFinite_LooksAtLoadedTensorsAlone()
    {
        ParameterSet saved = Network();
        saved["a.weight"][0, 1] = float.NaN;
        byte[] file = Layouts.Saved(saved);
        Assert.StartsWith("a.weight: finite values", Assert.Throws<InvalidDataException>(() => Network().Load(file, new LoadOptions { RequireFinite = true })).Message);

        LoadResult result = Network().Load(file, new LoadOptions { RequireFinite = true, Strict = false, Rename = static name => name.Replace("weight", "w") });
        Assert.Equal(["a.bias"], result.Loaded);
    }

    [Fact]
    public void Path_IsNamed_AndNullIsRefused()
    {
        string path = Path.GetTempFileName();
        try
        {
            System.IO.File.WriteAllBytes(path, File(Header.Replace("\"a.", "\"module.a.")));
            Assert.StartsWith($"{path}: every name in the file begins with 'module.'", Assert.Throws<InvalidDataException>(() => Network().Load(path)).Message);
            Assert.Equal(["a.weight", "a.bias"], Network().Load(path, new LoadOptions { Prefix = "module." }).Loaded);
        }
        finally
        {
            System.IO.File.Delete(path);
        }

        Assert.Throws<ArgumentNullException>(() => Network().Load("x", null!));
        Assert.Throws<ArgumentNullException>(() => Network().Load(new MemoryStream(), null!));
        Assert.Throws<ArgumentNullException>(() => Network().Load([], null!));
    }

    private static void AssertResult(LoadResult result, string[] loaded, string[] missing, string[] leftOver)
    {
        Assert.Equal(loaded, result.Loaded);
        Assert.Equal(missing, result.Missing);
        Assert.Equal(leftOver, result.LeftOver);
    }
}
