using CnnGen;

namespace EmbeddedInference.Images;

/// <summary>One image of an idx file, plain or gzipped.</summary>
internal static class IdxImage
{
    /// <param name="path">The file.</param>
    /// <param name="index">From 0.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or has no such image.</exception>
    public static GrayImage Read(string path, int index)
    {
        IdxImages images = IdxFile.ReadImages(path);
        if (index >= images.Count)
        {
            throw new InvalidDataException($"{path}: there is no image {index}; the file has {images.Count}, numbered from 0.");
        }

        int length = images.Height * images.Width;
        return new GrayImage(images.Height, images.Width, images.Pixels.AsSpan(index * length, length).ToArray());
    }
}
