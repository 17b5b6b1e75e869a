namespace CnnGen;

/// <summary>Reads idx files, the format of MNIST and its successors: plain or compressed with gzip, whatever they are called.</summary>
public static class IdxFile
{
    /// <summary>Reads images: unsigned bytes in three dimensions, count x height x width.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged or no idx file of images; the message names it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IdxImages ReadImages(string path)
    {
        (int[] sizes, byte[] values) = IdxReader.Read(path, dimensions: 3);
        return new IdxImages(sizes[0], sizes[1], sizes[2], values);
    }

    /// <summary>Reads labels: unsigned bytes in one dimension.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged or no idx file of labels; the message names it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static int[] ReadLabels(string path)
    {
        (_, byte[] values) = IdxReader.Read(path, dimensions: 1);
        return Array.ConvertAll(values, static value => (int)value);
    }

    /// <summary>Reads images, as floats from 0 to 1, with their labels.</summary>
    /// <param name="imagesPath">The file of the images.</param>
    /// <param name="labelsPath">The file of the labels.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or there are not as many labels as images; the message names it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Dataset ReadDataset(string imagesPath, string labelsPath)
    {
        IdxImages images = ReadImages(imagesPath);
        int[] labels = ReadLabels(labelsPath);
        long pixels = (long)images.Height * images.Width;
        if (pixels == 0 || pixels > Array.MaxLength)
        {
            throw new InvalidDataException($"{imagesPath}: images with pixels were expected, but they have {images.Height}x{images.Width}.");
        }

        return labels.Length == images.Count
            ? new Dataset(images.ToFloats(), (int)pixels, labels)
            : throw new InvalidDataException(
                $"{labelsPath}: {images.Count} labels were expected, one an image of {imagesPath}, but there are {labels.Length}.");
    }
}
