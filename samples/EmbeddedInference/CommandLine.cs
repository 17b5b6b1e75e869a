using System.CommandLine;
using System.CommandLine.Invocation;
using EmbeddedInference.Images;

namespace EmbeddedInference;

/// <summary>The program's arguments, and what becomes of failures.</summary>
internal static class CommandLine
{
    private const int Success = 0;

    private const int Failure = 1;

    /// <summary>Parses the arguments, classifies what they name, or what comes on standard input, and returns the exit code.</summary>
    public static int Run(string[] arguments)
    {
        ParseResult parsed = Build().Parse(arguments);
        if (parsed.Action is ParseErrorAction parseError)
        {
            parseError.ShowHelp = false;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (IsOfTheInput(exception))
        {
            Console.Error.WriteLine(exception.Message);
            return Failure;
        }
    }

    private static bool IsOfTheInput(Exception exception) => exception is IOException or InvalidDataException or UnauthorizedAccessException;

    private static RootCommand Build()
    {
        var images = new Argument<string[]>("images")
        {
            Description = "PNG, PGM or idx files of 28x28 pixels; FILE:N is the image N, from 0, of an idx file. Without any: raw images of 784 bytes on standard input",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "A JSON object an image, with the probabilities of all classes" };

        var root = new RootCommand("Says what kind of clothing an image shows.") { images, json };
        root.SetAction(parsed =>
        {
            var classifier = new Classifier();
            using Stream output = Console.OpenStandardOutput();
            var results = new ResultWriter(output, parsed.GetValue(json));
            if (parsed.GetValue(images) is { Length: > 0 } names)
            {
                return ClassifyFiles(names, classifier, results);
            }

            using Stream input = Console.OpenStandardInput();
            new RawImages(classifier, results).Classify(input);
            return Success;
        });
        return root;
    }

    /// <summary>Classifies each; one that cannot be read does not keep the others from their answers.</summary>
    private static int ClassifyFiles(string[] names, Classifier classifier, ResultWriter results)
    {
        int exitCode = Success;
        foreach (string name in names)
        {
            GrayImage image;
            try
            {
                image = Read(name);
            }
            catch (Exception exception) when (IsOfTheInput(exception))
            {
                Console.Error.WriteLine(exception.Message);
                exitCode = Failure;
                continue;
            }

            results.Write(name, classifier.Classify(image.Pixels));
            results.Flush();
        }

        return exitCode;
    }

    private static GrayImage Read(string name)
    {
        GrayImage image = ImageFile.Read(name);
        return (image.Height, image.Width) == (Classifier.ImageSize, Classifier.ImageSize)
            ? image
            : throw new InvalidDataException(
                $"{name}: {Classifier.ImageSize}x{Classifier.ImageSize} pixels were expected, but the image has {image.Height}x{image.Width}.");
    }
}
