using System.Xml.Linq;
using FashionMnist.Commands;
using FashionMnist.Display;
using FashionMnist.Tests.Support;
using Xunit;

namespace FashionMnist.Tests.Commands;

/// <summary>The whole program on a few dozen images.</summary>
public sealed class EndToEndTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EndToEndTests() => TinyData.Write(_folder.Path, trainingImages: 60, testImages: 20);

    [Fact]
    public void OneEpoch_WritesWeightsAndWellFormedReports()
    {
        ProgramRun run = Train("--epochs", "1", "--batch-size", "16");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(Output.Weights));
        Assert.Equal("svg", XDocument.Load(Output.LearningCurve).Root!.Name.LocalName);
        Assert.All([Output.Architecture, Output.Filters, Output.FeatureMaps], static file => Assert.Equal("svg", XDocument.Load(file).Root!.Name.LocalName));
        Assert.Equal("html", XDocument.Load(Output.Misclassified).Root!.Name.LocalName);
        Assert.Equal(
            ["architecture.svg", "fashion.safetensors", "feature-maps.svg", "filters.svg", "learning-curve.svg", "misclassified.html"],
            Directory.GetFiles(Output.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void RedirectedOutput_IsALineAnEpochAndTheConfusionMatrix()
    {
        ProgramRun run = Train("--epochs", "3");

        string[] lines = run.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(["epoch 1/3", "epoch 2/3", "epoch 3/3"], lines.Where(static line => line.StartsWith("epoch", StringComparison.Ordinal)).Select(static line => line[..9]));
        Assert.Contains(lines, static line => line.Contains("Ankle boot", StringComparison.Ordinal) && line.Contains('%', StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("Test accuracy:", StringComparison.Ordinal));
        Assert.DoesNotContain('\e', run.Output);
    }

    [Fact]
    public void SeparableImages_AreLearnedAndPredicted()
    {
        Train("--epochs", "40", "--batch-size", "10");

        ProgramRun run = ProgramRun.Of("predict", "--index", "13", "--data", _folder.Path, "--output", Output.Folder);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"Test image 13: Dress \(\d+\.\d%\), right\.", run.Output);
        Assert.Contains("@@@@", run.Output, StringComparison.Ordinal);
        Assert.Contains("(true)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NumberOfThreads_DoesNotChangeTheWeights()
    {
        Train("--epochs", "2", "--threads", "1");
        byte[] one = File.ReadAllBytes(Output.Weights);

        Train("--epochs", "2", "--threads", "3");

        Assert.Equal(one, File.ReadAllBytes(Output.Weights));
    }

    [Fact]
    public void AnotherSeed_GivesOtherWeights()
    {
        Train("--epochs", "1", "--seed", "1");
        byte[] one = File.ReadAllBytes(Output.Weights);

        Train("--epochs", "1", "--seed", "2");

        Assert.NotEqual(one, File.ReadAllBytes(Output.Weights));
    }

    [Fact]
    public void Cancellation_EndsAfterTheRunningStepAndKeepsTheWeights()
    {
        using var console = new StringWriter();
        var options = new TrainOptions(Epochs: 1000, BatchSize: 8, LearningRate: 1e-3, Threads: 1, Seed: 0, _folder.Path, Output);

        int exitCode = TrainCommand.Run(options, Terminal.OpenPlain(console), new CancellationToken(canceled: true));

        Assert.Equal(130, exitCode);
        Assert.Contains("Stopped after 1 step", console.ToString(), StringComparison.Ordinal);
        new FashionNet().Parameters.Load(Output.Weights);
    }

    [Fact]
    public void StoppedRun_LeavesNothingOfAnOlderOne()
    {
        Train("--epochs", "1");
        using var console = new StringWriter();
        var options = new TrainOptions(Epochs: 1000, BatchSize: 8, LearningRate: 1e-3, Threads: 1, Seed: 0, _folder.Path, Output);

        TrainCommand.Run(options, Terminal.OpenPlain(console), new CancellationToken(canceled: true));

        Assert.Equal([Output.Weights], Directory.GetFiles(Output.Folder));
        Assert.EndsWith($"the weights are in {Output.Weights}", console.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void RunThatIsStoppedAfterAnEpoch_LeavesItsLearningCurveAndNamesIt()
    {
        Train("--epochs", "1");
        using var interruption = new CancellationTokenSource();
        using var console = new CancellingWriter("epoch 1/", interruption);
        var options = new TrainOptions(Epochs: 1000, BatchSize: 8, LearningRate: 1e-3, Threads: 1, Seed: 0, _folder.Path, Output);

        TrainCommand.Run(options, Terminal.OpenPlain(console), interruption.Token);

        Assert.Equal([Output.Weights, Output.LearningCurve], Directory.GetFiles(Output.Folder).Order(StringComparer.Ordinal));
        Assert.EndsWith($"the weights are in {Output.Weights}, the learning curve in {Output.LearningCurve}", console.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void HugeLoss_IsShortAndReadable()
    {
        ProgramRun run = Train("--epochs", "1", "--batch-size", "8", "--learning-rate", "1000");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"loss \d\.\d{1,3}E\+\d\d, accuracy", run.Output);
    }

    [Fact]
    public void OutputFolderThatCannotBeCreated_IsNamedAsThat()
    {
        ProgramRun run = ProgramRun.Of("--data", _folder.Path, "--output", "/dev/null/x");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("The output folder '/dev/null/x' cannot be created: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void StepThatLeavesTheRangeOfAFloat_IsOneSentenceOnStderr()
    {
        ProgramRun run = Train("--epochs", "20", "--learning-rate", "1e38");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The update of conv1.weight exceeds the range of a float in step ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public void OutputFolderThatIsAFile_IsOneSentenceOnStderr()
    {
        ProgramRun run = ProgramRun.Of("--data", _folder.Path, "--output", _folder.File("train-images-idx3-ubyte.gz"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("train-images-idx3-ubyte.gz", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public void PredictBeforeTraining_SaysWhatToDo()
    {
        ProgramRun run = ProgramRun.Of("predict", "--index", "0", "--data", _folder.Path, "--output", Output.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"There are no weights in '{Output.Weights}': train first, or name a file with --weights.", run.Error.Trim());
    }

    [Fact]
    public void IndexPastTheTestImages_NamesTheirNumber()
    {
        ProgramRun run = ProgramRun.Of("predict", "--index", "20", "--data", _folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"There is no test image 20: '{_folder.Path}' has 20, numbered from 0 to 19.", run.Error.Trim());
    }

    [Fact]
    public void DamagedWeights_AreOneSentenceOnStderr()
    {
        string weights = _folder.File("damaged.safetensors");
        File.WriteAllText(weights, "no weights");

        ProgramRun run = ProgramRun.Of("predict", "--index", "0", "--data", _folder.Path, "--weights", weights);

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    public void Dispose() => _folder.Dispose();

    private OutputFiles Output => new(_folder.File("output"));

    private ProgramRun Train(params string[] options) => ProgramRun.Of(["--data", _folder.Path, "--output", Output.Folder, .. options]);
}
