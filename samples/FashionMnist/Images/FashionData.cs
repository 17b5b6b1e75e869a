using CnnGen;

namespace FashionMnist.Images;

/// <summary>Fashion-MNIST as its publishers pack it: two idx files of images and two of labels.</summary>
/// <param name="Training">What the network learns from.</param>
/// <param name="Test">What it is judged by.</param>
internal sealed record FashionData(Dataset Training, Dataset Test)
{
    /// <summary>Pixels a row, and rows an image.</summary>
    public const int ImageSize = 28;

    /// <summary>The subset that comes with the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Loads both sets; pixels become floats from 0 (black) to 1 (white).</summary>
    /// <param name="folder">The folder of the four files, each plain or gzipped.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or is not what its name says.</exception>
    public static FashionData Load(string folder) => new(LoadSet(folder, "train"), LoadTest(folder));

    /// <summary>Loads the test set alone.</summary>
    /// <inheritdoc cref="Load"/>
    public static Dataset LoadTest(string folder) => LoadSet(folder, "t10k");

    private static Dataset LoadSet(string folder, string set)
    {
        string imageFile = Find(folder, $"{set}-images-idx3-ubyte");
        string labelFile = Find(folder, $"{set}-labels-idx1-ubyte");
        Dataset images = IdxFile.ReadDataset(imageFile, labelFile);
        if (images.Count == 0 || images.SampleLength != ImageSize * ImageSize)
        {
            throw new InvalidDataException(
                $"{imageFile}: at least one image of {ImageSize}x{ImageSize} pixels was expected, but there are {images.Count} of {images.SampleLength} pixels.");
        }

        int misplaced = images.Labels.IndexOfAnyExceptInRange(0, FashionClasses.Names.Count - 1);
        return misplaced < 0
            ? images
            : throw new InvalidDataException(
                $"{labelFile}: labels from 0 to {FashionClasses.Names.Count - 1} were expected, but image {misplaced} has {images.Labels[misplaced]}.");
    }

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name);
        string packed = plain + ".gz";
        return File.Exists(packed) ? packed
            : File.Exists(plain) ? plain
            : throw new FileNotFoundException($"There is no '{name}.gz' in '{folder}': --data takes the folder of Fashion-MNIST's four idx files.", packed);
    }
}
