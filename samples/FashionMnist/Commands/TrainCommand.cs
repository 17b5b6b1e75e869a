using CnnGen;
using FashionMnist.Display;
using FashionMnist.Images;
using FashionMnist.Reports;
using FashionMnist.Training;
using Spectre.Console;

namespace FashionMnist.Commands;

/// <summary>Trains the network, shows how it goes, and writes weights and reports.</summary>
internal static class TrainCommand
{
    /// <summary>Runs the command; returns the exit code.</summary>
    public static int Run(TrainOptions options, IAnsiConsole console, CancellationToken cancellation)
    {
        FashionData data = FashionData.Load(options.Data);
        OutputFiles files = options.Output;
        files.CreateFolder();

        console.WriteRaw(FashionNet.Summary);
        console.WriteRaw($"{Formats.Count(data.Training.Count)} training and {Formats.Count(data.Test.Count)} test images from {options.Data}");

        var network = new FashionNet(options.Seed);
        var loop = new TrainingLoop(network, data, options);
        ITrainingDisplay display = console.IsLive()
            ? new LiveTrainingDisplay(console, options.Epochs)
            : new PlainTrainingDisplay(console, options.Epochs);
        var epochs = new List<EpochResult>();
        try
        {
            for (int epoch = 1; epoch <= options.Epochs; epoch++)
            {
                epochs.Add(display.Follow(epoch, report => loop.RunEpoch(epoch, report, cancellation)));

                // Whatever happens later costs an epoch at most; a folder that cannot be written to shows early.
                Save();
            }
        }
        catch (OperationCanceledException)
        {
            Save();
            string curve = epochs.Count > 0 ? $", the learning curve in {files.LearningCurve}" : "";
            console.WriteRaw($"Stopped after {Formats.Count(loop.Steps)} steps; the weights are in {files.Weights}{curve}");
            return ExitCodes.Cancelled;
        }

        var review = TestReview.Of(network, data.Test, options.Threads);
        File.WriteAllText(files.Misclassified, MisclassifiedPage.Build(review.Mistakes, data.Test));
        File.WriteAllText(files.Architecture, NetworkDrawing.ToSvg<FashionNet>());
        Filters.Draw(network).Save(files.Filters);
        FeatureMaps.Draw(network, data.Test.Sample(0), FashionData.ImageSize).Save(files.FeatureMaps);

        console.WriteRaw("Confusion matrix (rows: true class, columns: predicted)");
        console.Write(ConfusionTable.Build(review.Confusion, console.TableBorder()));
        console.WriteRaw($"Test accuracy:  {Formats.Percent(review.Confusion.Accuracy)}");
        console.WriteRaw($"Weights:        {files.Weights}");
        console.WriteRaw($"Learning curve: {files.LearningCurve}");
        console.WriteRaw($"Misclassified:  {files.Misclassified}");
        console.WriteRaw($"Pictures:       {files.Architecture}, {files.Filters}, {files.FeatureMaps}");
        return ExitCodes.Success;

        // What lies in the folder is always of one network.
        void Save()
        {
            files.DeleteReports();
            network.Parameters.Save(files.Weights);
            if (epochs.Count > 0)
            {
                LearningCurve.Draw(epochs).Save(files.LearningCurve);
            }
        }
    }
}
