using System.Globalization;

namespace EmbeddedInference.Images;

/// <summary>Images from files, whose kind is told by their first bytes.</summary>
internal static class ImageFile
{
    /// <summary>Reads one image.</summary>
    /// <param name="name">A file, or <c>FILE:N</c> for the image N, from 0, of an idx file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or of no kind that is known.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static GrayImage Read(string name)
    {
        if (name.Length == 0)
        {
            throw new FileNotFoundException("The name of an image was expected, but it is empty.");
        }

        (string path, int? index) = Split(name);
        byte[] start = new byte[8];
        using (FileStream file = File.OpenRead(path))
        {
            file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }

        return (start, index) switch
        {
            ([0x89, (byte)'P', (byte)'N', (byte)'G', ..], null) => PngImage.Read(path),
            ([(byte)'P', (byte)'5', ..], null) => PgmImage.Read(path),
            ([0, 0, 8, 3, ..] or [0x1F, 0x8B, ..], not null) => IdxImage.Read(path, index.Value),
            ([0, 0, 8, 3, ..] or [0x1F, 0x8B, ..], null) => throw new InvalidDataException($"{path}: an idx file holds many images; {path}:0 is the first of them."),
            (_, not null) => throw new InvalidDataException($"{path}: only an idx file has an image {index}, and this is none."),
            _ => throw new InvalidDataException($"{path}: an image was expected: PNG, binary PGM (P5) or idx."),
        };
    }

    /// <summary>A file of that very name goes before an index.</summary>
    private static (string Path, int? Index) Split(string name)
    {
        int colon = name.LastIndexOf(':');
        return colon > 0 && !File.Exists(name) && int.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? (name[..colon], index)
            : (name, null);
    }
}
