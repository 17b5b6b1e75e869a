using BigGustave;

namespace EmbeddedInference.Images;

/// <summary>PNG of any colour type. Colours turn grey, and what is transparent lies on black.</summary>
internal static class PngImage
{
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static GrayImage Read(string path)
    {
        Png png = Decode(path);
        byte[] pixels = new byte[png.Height * png.Width];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = Gray(png.GetPixel(i % png.Width, i / png.Width));
        }

        return new GrayImage(png.Height, png.Width, pixels);
    }

    private static Png Decode(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        try
        {
            return Png.Open(file);
        }
        catch (Exception failure)
        {
            // The decoder throws what its own code ran into.
            throw new InvalidDataException($"{path}: the PNG is damaged: {failure.Message}", failure);
        }
    }

    /// <summary>ITU-R BT.601's luma, exact for grey.</summary>
    private static byte Gray(Pixel pixel) => (byte)(((299 * pixel.R) + (587 * pixel.G) + (114 * pixel.B)) * pixel.A / (1000 * 255));
}
