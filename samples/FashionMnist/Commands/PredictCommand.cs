using CnnGen;
using FashionMnist.Display;
using FashionMnist.Images;
using Spectre.Console;

namespace FashionMnist.Commands;

/// <summary>Shows one test image and the probability of each class.</summary>
internal static class PredictCommand
{
    /// <summary>Runs the command; returns the exit code.</summary>
    public static int Run(PredictOptions options, IAnsiConsole console)
    {
        Dataset test = FashionData.LoadTest(options.Data);
        if (options.Index >= test.Count)
        {
            throw new InvalidDataException(
                $"There is no test image {options.Index}: '{options.Data}' has {Formats.Count(test.Count)}, numbered from 0 to {test.Count - 1}.");
        }

        var network = new FashionNet();
        LoadWeights(network, options.Weights);

        float[] probabilities = new float[FashionNet.OutputLength];
        network.Predict(test.Sample(options.Index), probabilities);

        Show(console, test, options.Index, probabilities);
        return ExitCodes.Success;
    }

    private static void LoadWeights(FashionNet network, string file)
    {
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There are no weights in '{file}': train first, or name a file with --weights.", file);
        }

        network.Parameters.Load(file);
    }

    private static void Show(IAnsiConsole console, Dataset test, int index, float[] probabilities)
    {
        int actual = test.Labels[index];
        int predicted = FashionClasses.MostLikely(probabilities);
        if (console.IsLive())
        {
            console.Write(new Grid().AddColumns(2).AddRow(
                ImagePreview.InColour(test.Sample(index), FashionData.ImageSize), ProbabilityBars.Build(probabilities, actual, '█')));
        }
        else
        {
            console.WriteRaw(ImagePreview.InAscii(test.Sample(index), FashionData.ImageSize));
            console.Write(ProbabilityBars.Build(probabilities, actual, '#'));
        }

        string verdict = predicted == actual ? "right" : $"wrong: it is of class {FashionClasses.Names[actual]}";
        console.WriteRaw($"Test image {index}: {FashionClasses.Names[predicted]} ({Formats.Percent(probabilities[predicted])}), {verdict}.");
    }
}
