using System.Runtime.Intrinsics.X86;
using System.Text.Json;
using CnnGen.Package.Tests.Support;
using EmbeddedInference;

namespace CnnGen.Package.Tests.EmbeddedInference;

/// <summary>The sample as native code: one small file that computes what the JIT computes.</summary>
public sealed class NativeSampleTests(PublishedSample sample) : IClassFixture<PublishedSample>
{
    private const int MaximumLength = 4_000_000;

    [Fact]
    public async Task Publish_GivesOneSmallFile_WithoutAWarning()
    {
        NativeToolchain.Require();
        ProgramRun publish = await sample.Publish();
        publish.Succeeded();
        Assert.Empty(Sdk.Complaints(publish));
        string file = Assert.Single(Directory.EnumerateFileSystemEntries(sample.Folder));
        long weights = new FileInfo(Repository.PathOf("samples/EmbeddedInference/fashion.safetensors")).Length;
        Assert.InRange(new FileInfo(file).Length - weights, 1, MaximumLength);
    }

    [Fact]
    public async Task RealImages_HaveTheSameBitsAsUnderTheJit()
    {
        NativeToolchain.Require();
        Assert.SkipUnless(Fma.IsSupported || !X86Base.IsSupported, "Without FMA the JIT rounds twice where native code for AVX2 rounds once.");
        byte[] images = PublishedSample.RawImages();
        string native = (await sample.Run(images, "--json")).Succeeded();

        using MemoryStream jit = new();
        new RawImages(new Classifier(), new ResultWriter(jit, asJson: true)).Classify(new MemoryStream(images));
        Assert.Equal(System.Text.Encoding.UTF8.GetString(jit.ToArray()), native);
    }

    [Fact]
    public async Task RealImages_AreClassifiedAsWellAsAfterTraining()
    {
        NativeToolchain.Require();
        int[] labels = IdxFile.ReadLabels(TestImages.Path.Replace("images-idx3", "labels-idx1", StringComparison.Ordinal));
        string lines = (await sample.Run(PublishedSample.RawImages(), "--json")).Succeeded();
        int[] predicted =
        [
            .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("label").GetInt32()),
        ];
        Assert.Equal(labels.Length, predicted.Length);
        Assert.InRange(predicted.Zip(labels).Count(static pair => pair.First == pair.Second) / (double)labels.Length, 0.9, 1);
    }

    [Fact]
    public async Task ImagesAndMistakes_AreAnsweredByNativeCodeToo()
    {
        NativeToolchain.Require();
        using TemporaryFolder folder = new();
        byte[] first = PublishedSample.RawImages()[..(Classifier.ImageSize * Classifier.ImageSize)];
        string png = folder.PathOf("boot.png");
        await File.WriteAllBytesAsync(png, TestPng.Encode(first, Classifier.ImageSize, TestPng.Gray, filter: 4), TestContext.Current.CancellationToken);
        ProgramRun run = await sample.Run(null, png, folder.PathOf("missing.png"), TestImages.Path + ":0");

        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([$"{png}: Ankle boot (100.0%)", $"{TestImages.Path}:0: Ankle boot (100.0%)"], lines);
        Assert.Contains("missing.png", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }
}
