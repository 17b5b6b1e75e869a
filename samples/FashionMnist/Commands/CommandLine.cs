using System.CommandLine;
using System.CommandLine.Invocation;
using FashionMnist.Display;
using FashionMnist.Images;
using Spectre.Console;

namespace FashionMnist.Commands;

/// <summary>The program's commands and options, and what becomes of their failures.</summary>
internal static class CommandLine
{
    /// <summary>Parses the arguments, runs the command on the process's own terminal and returns the exit code.</summary>
    public static int Run(string[] arguments) => Run(arguments, Terminal.Open(), Console.Out, Console.Error);

    /// <summary>Parses the arguments, runs the command and returns the exit code.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="console">Where commands show what they do.</param>
    /// <param name="output">For help and version.</param>
    /// <param name="error">For the sentences about what went wrong.</param>
    public static int Run(string[] arguments, IAnsiConsole console, TextWriter output, TextWriter error)
    {
        ParseResult parsed = Parse(Build(console), arguments);
        if (parsed.Action is ParseErrorAction parseError)
        {
            parseError.ShowHelp = false;
            parseError.ShowTypoCorrections = parsed.UnmatchedTokens.All(static token => token.Length > 2 && (token[0] == '-' || char.IsAsciiLetter(token[0])));
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArithmeticException)
        {
            error.WriteLine(exception.Message);
            return ExitCodes.Failure;
        }
    }

    /// <summary>Parses the arguments, without the value of an option that does not exist: it is no misspelling of another option.</summary>
    private static ParseResult Parse(RootCommand root, string[] arguments)
    {
        ParseResult parsed = root.Parse(arguments);
        string[] kept = [.. arguments.Where((_, place) => !IsValueOfUnknownOption(place))];
        return kept.Length == arguments.Length ? parsed : root.Parse(kept);

        bool IsValueOfUnknownOption(int place) =>
            place > 0 && arguments[place - 1].StartsWith('-') && !arguments[place].StartsWith('-')
            && parsed.UnmatchedTokens.Contains(arguments[place - 1]) && parsed.UnmatchedTokens.Contains(arguments[place]);
    }

    private static RootCommand Build(IAnsiConsole console)
    {
        Option<int> epochs = NumberOption.AtLeast(1, "--epochs", 10, "Passes over the training images");
        Option<int> batchSize = NumberOption.AtLeast(1, "--batch-size", 64, "Images a training step");
        Option<double> learningRate = NumberOption.Positive("--learning-rate", 1e-3, "Adam's learning rate");
        Option<int> threads = NumberOption.AtLeast(1, "--threads", Environment.ProcessorCount, "Threads that share a step; the result is the same for any number");
        Option<int> seed = NumberOption.Any("--seed", 42, "Of initial weights, order of images and dropout");
        Option<string> data = FolderOption("--data", "Folder of Fashion-MNIST's four idx files, plain or .gz [default: the subset that comes with the program]");
        Option<string> output = FolderOption("--output", "Folder for the weights and the reports [default: artifacts/fashion-mnist]");

        var root = new RootCommand("Trains a convolutional network, declared by attributes, on Fashion-MNIST.")
        {
            epochs, batchSize, learningRate, threads, seed, data, output, BuildPredict(console, data, output),
        };
        root.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var options = new TrainOptions(
                parsed.GetValue(epochs), parsed.GetValue(batchSize), parsed.GetValue(learningRate), parsed.GetValue(threads), parsed.GetValue(seed),
                parsed.GetValue(data) ?? FashionData.DefaultFolder, new OutputFiles(parsed.GetValue(output)));
            return TrainCommand.Run(options, console, interruption.Token);
        });
        return root;
    }

    private static Command BuildPredict(IAnsiConsole console, Option<string> data, Option<string> output)
    {
        Option<int> index = NumberOption.AtLeast(0, "--index", defaultValue: null, "The test image, counted from 0");
        var weights = new Option<string>("--weights")
        {
            Description = "The trained weights [default: fashion.safetensors in the output folder]",
            HelpName = "FILE",
        };

        var predict = new Command("predict", "Shows one test image and what the trained network takes it for.") { index, weights };
        predict.SetAction(parsed => PredictCommand.Run(
            new PredictOptions(
                parsed.GetValue(index), parsed.GetValue(weights) ?? new OutputFiles(parsed.GetValue(output)).Weights, parsed.GetValue(data) ?? FashionData.DefaultFolder),
            console));
        return predict;
    }

    private static Option<string> FolderOption(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "DIR", Recursive = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError($"{name} takes a folder, not an empty name.");
            }
        });
        return option;
    }
}
