using System.Globalization;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Weights;

/// <summary>Weights that are built in are compared with the network when it is compiled.</summary>
public sealed class WeightsDiagnosticTests
{
    private const string Net = "using CnnGen;\n\nnamespace Models;\n\n[Cnn, Input(6, 6, 2)]\n[Conv2D(4, 3, Groups = 2, UseBias = false)]\n[Flatten]\n[Dense(3)]\npublic partial class Net;\n";

    private static readonly string[] s_tensors = ["conv1.weight: F32 [4, 1, 3, 3]", "dense1.weight: F32 [3, 64]", "dense1.bias: F32 [3]"];

    [Theory]
    [InlineData("Net")]
    [InlineData("Models.Net")]
    public async Task WeightsThatFit_AreSilent(string name) => Assert.Empty(await Report(new HeaderText(name, "net.safetensors", s_tensors)));

    /// <summary>A frozen layer has its tensors in the file as any other.</summary>
    [Theory]
    [InlineData("UseBias = false")]
    [InlineData("Dense(3")]
    public async Task FrozenLayer_ChangesNothing(string argument)
    {
        string source = Net.Replace(argument, argument + ", Trainable = false", StringComparison.Ordinal);
        Assert.Empty(await ReportOf(source, new HeaderText("Net", "net.safetensors", s_tensors)));
        Assert.Contains("CNN159", Assert.Single(await ReportOf(source, new HeaderText("Net", "net.safetensors", [.. s_tensors[..2], "dense1.bias: F32 [4]"]))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "conv1.weight: F32 [4, 2, 3, 3]", "CNN159 Conv2D(4, 3, Groups = 2, UseBias = false): conv1: conv1.weight is [4, 1, 3, 3], and net.safetensors has [4, 2, 3, 3]; change the layer, or train again")]
    [InlineData(1, "dense1.weight: F16 [3, 64]", "CNN160 Dense(3): dense1: dense1.weight is F32, and net.safetensors has F16; save the weights as float32")]
    [InlineData(2, "dense1.bias: F32 []", "CNN159 Dense(3): dense1: dense1.bias is [3], and net.safetensors has []; change the layer, or train again")]
    [InlineData(2, "dense1.bais: F32 [3]", "CNN157 Dense(3): dense1: net.safetensors has no tensor dense1.bias, which must be F32 [3]; it has conv1.weight, dense1.weight, dense1.bais\nCNN158 Net: 'Net' has no tensor dense1.bais, which net.safetensors has as F32 [3]; it has conv1.weight, dense1.weight, dense1.bias")]
    public async Task Mismatch_NamesTensorExpectedAndFound(int index, string tensor, string expected)
    {
        string[] tensors = [.. s_tensors];
        tensors[index] = tensor;
        Assert.Equal(expected.Split('\n'), await Report(new HeaderText("Net", "net.safetensors", tensors)));
    }

    [Theory]
    [InlineData("[4, 6]", "")]
    [InlineData("[4, 2]", "CNN159 Dense(4): dense2: dense2.weight is [4, 6], and net.safetensors has [4, 2]; change the layer, or train again")]
    public async Task LayerBehindAJoin_ReadsAllOfIt(string shape, string expected) => Assert.Equal(
        expected.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        await ReportOf(
            "using CnnGen; [Cnn, Input(4), Dense(2), Concatenate(\"input\"), Dense(4), Add(\"input\")] partial class Net;",
            new HeaderText("Net", "net.safetensors", "dense1.weight: F32 [2, 4]", "dense1.bias: F32 [2]", $"dense2.weight: F32 {shape}", "dense2.bias: F32 [4]")));

    [Theory]
    [InlineData("module.")]
    [InlineData("_orig_mod.")]
    [InlineData("model.backbone.")]
    [InlineData("net")]
    public async Task SharedPrefix_IsOneErrorAtTheClass_WithTheWayOut(string prefix) => Assert.Equal(
        [$"CNN164 Net: every name in net.safetensors begins with '{prefix}', and no name of 'Net' does; load it once with Parameters.Load(\"net.safetensors\", new LoadOptions {{ Prefix = \"{prefix}\" }}), and save it again"],
        await Report(new HeaderText("Net", "net.safetensors", [.. s_tensors.Select(tensor => prefix + tensor)])));

    [Fact]
    public async Task PrefixOfSomeNames_IsAMismatchOfThose() => Assert.Equal(
        ["CNN157", "CNN158"],
        (await Report(new HeaderText("Net", "net.safetensors", s_tensors[0], s_tensors[1], "module." + s_tensors[2]))).Select(static text => text[..6]).Order());

    [Fact]
    public async Task FileThatClaimsThousandsOfTensors_IsReportedForSomeOfThem()
    {
        string[] reported = await Report(new HeaderText("Net", "net.safetensors", [.. s_tensors, .. Enumerable.Range(0, 5000).Select(static i => $"{i}.x: F32 [1]")]));
        Assert.Equal(100, reported.Length);
        Assert.All(reported, static text => Assert.StartsWith("CNN158", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FileOfAnotherKind_IsOneErrorWithItsOwnWayOut() => Assert.Equal(
        ["CNN156 Net: net.pt: this is not a safetensors file but the pointer that Git LFS leaves in its place; run git lfs pull"],
        await Report(new RawText("network=Net\nfile=net.pt\nresource=x\nkind=this is not a safetensors file but the pointer that Git LFS leaves in its place; run git lfs pull\n")));

    [Fact]
    public async Task EveryMismatch_IsReported() =>
        Assert.Equal(["CNN157", "CNN157", "CNN157", "CNN158"], (await Report(new HeaderText("Net", "net.safetensors", "0.weight: F32 [1]"))).Select(static text => text[..6]).Order());

    [Fact]
    public async Task UnreadableFile_IsOneError() => Assert.Equal(
        ["CNN156 Net: net.pt: it does not begin with the length of a header; save the weights as safetensors, with Parameters.Save or from PyTorch"],
        await Report(new HeaderText("Net", "net.pt")));

    [Theory]
    [InlineData("Other", "net.safetensors is for 'Other', which must name one network; use the full name if several networks share it; the project's networks are: Models.Net")]
    [InlineData("et", "net.safetensors is for 'et', which must name one network; use the full name if several networks share it; the project's networks are: Models.Net")]
    public async Task WeightsOfNoNetwork_AreAnError(string name, string message) =>
        Assert.Equal(["CNN161 : " + message], await Report(new HeaderText(name, "net.safetensors", s_tensors)));

    [Fact]
    public async Task NameOfTwoNetworks_IsAnErrorThatListsBoth()
    {
        Generation generation = Generation.Run(Compile.Sources(Net, Net.Replace("Models", "Others", StringComparison.Ordinal)));
        Diagnostic diagnostic = Assert.Single(await Compile.AnalyzeAsync(generation.Output, new HeaderText("Net", "net.safetensors", s_tensors)));
        Assert.Equal("CNN161", diagnostic.Id);
        Assert.EndsWith("the project's networks are: Models.Net, Others.Net", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoFilesForANetwork_AreOneError() => Assert.Equal(
        ["CNN162 Net: 'Net' has several files with weights: b.safetensors, a.safetensors; keep one"],
        await Report(new HeaderText("Net", "a.safetensors", s_tensors), new HeaderText("Models.Net", "b.safetensors", s_tensors)));

    [Theory]
    [InlineData("")]
    [InlineData("tensor=\nnetwork")]
    [InlineData("network=Net\nfile=x\nresource=y\ntensor=F32\t[1]\ta\ntensor=F32\t[1]\ta\n")]
    public async Task HeaderThatNoBuildWrites_IsSurvived(string text)
    {
        Generation generation = Generation.Run(Compile.Sources(Net), new RawText(text));
        Assert.All(await Compile.AnalyzeAsync(generation.Output, new RawText(text)), static diagnostic => Assert.StartsWith("CNN1", diagnostic.Id, StringComparison.Ordinal));
    }

    /// <returns>Each diagnostic as its id, the text that it underlines, and its message.</returns>
    private static Task<string[]> Report(params AdditionalText[] headers) => ReportOf(Net, headers);

    private static async Task<string[]> ReportOf(string net, params AdditionalText[] headers)
    {
        CSharpCompilation compilation = Compile.Sources(net);
        return
        [
            .. (await Compile.AnalyzeAsync(Generation.Run(compilation, headers).Output, headers)).Select(diagnostic =>
                $"{diagnostic.Id} {(diagnostic.Location.IsInSource ? net.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length) : "")}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"),
        ];
    }

    private sealed class RawText(string text) : AdditionalText
    {
        public override string Path => "obj/Net.cnnweights";

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) => Microsoft.CodeAnalysis.Text.SourceText.From(text);
    }
}
