using System.Buffers.Text;

namespace EmbeddedInference.Images;

/// <summary>Binary PGM: <c>P5</c>, width, height, the white value, one space or line end, the pixels. Comments run from # to the end of their line.</summary>
internal static class PgmImage
{
    /// <exception cref="InvalidDataException">The file is damaged, or has more than 8 bits a pixel.</exception>
    public static GrayImage Read(string path)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path).AsSpan(2);
        int width = ReadNumber(path, "width", ref rest);
        int height = ReadNumber(path, "height", ref rest);
        int white = ReadNumber(path, "white value", ref rest);
        if (width == 0 || height == 0 || white is 0 or > byte.MaxValue)
        {
            throw new InvalidDataException(
                $"{path}: a width and height from 1 and a white value from 1 to 255 were expected, but the PGM has {width}, {height} and {white}.");
        }

        ReadOnlySpan<byte> pixels = rest.IsEmpty ? rest : rest[1..];
        if (pixels.Length != (long)width * height)
        {
            throw new InvalidDataException($"{path}: {(long)width * height} pixels were expected ({height}x{width}), but the PGM has {pixels.Length}.");
        }

        byte[] grays = new byte[pixels.Length];
        for (int i = 0; i < grays.Length; i++)
        {
            grays[i] = (byte)(Math.Min((int)pixels[i], white) * byte.MaxValue / white);
        }

        return new GrayImage(height, width, grays);
    }

    private static int ReadNumber(string path, string what, ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n\v\f"u8);
        while (rest is [(byte)'#', ..])
        {
            int end = rest.IndexOf((byte)'\n');
            rest = (end < 0 ? [] : rest[end..]).TrimStart(" \t\r\n\v\f"u8);
        }

        if (!Utf8Parser.TryParse(rest, out int number, out int length) || number < 0)
        {
            throw new InvalidDataException($"{path}: the PGM's header has no {what}.");
        }

        rest = rest[length..];
        return number;
    }
}
