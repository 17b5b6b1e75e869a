using BigGustave;

namespace EmbeddedInference.Images;

/// <summary>PNG with 8 or 16 bits a sample, or a palette, and not interlaced. Colours turn grey, and what an alpha channel makes transparent lies on black.</summary>
internal static class PngImage
{
    private const int LeastBits = 8;

    /// <exception cref="InvalidDataException">The file is damaged, or grey with less than 8 bits a pixel.</exception>
    public static GrayImage Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        try
        {
            PngClaims.Check(file);
            Png png = Png.Open(file);
            return png.Header is { ColorType: ColorType.None, BitDepth: < LeastBits }
                ? throw new InvalidDataException($"{LeastBits} or 16 bits a pixel were expected, but the PNG has {png.Header.BitDepth}.")
                : ToGray(png);
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
        catch (Exception failure)
        {
            // The decoder throws what its own code ran into, at the latest when a pixel is not in the palette.
            throw new InvalidDataException($"{path}: the PNG is damaged: {failure.Message}", failure);
        }
    }

    private static GrayImage ToGray(Png png)
    {
        byte[] pixels = new byte[png.Height * png.Width];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = Gray(png.GetPixel(i % png.Width, i / png.Width));
        }

        return new GrayImage(png.Height, png.Width, pixels);
    }

    /// <summary>ITU-R BT.601's luma, exact for grey.</summary>
    private static byte Gray(Pixel pixel) => (byte)(((299 * pixel.R) + (587 * pixel.G) + (114 * pixel.B)) * pixel.A / (1000 * 255));
}
