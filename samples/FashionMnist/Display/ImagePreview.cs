using System.Text;
using Spectre.Console;

namespace FashionMnist.Display;

/// <summary>Shows a grey image with characters.</summary>
internal static class ImagePreview
{
    private const string Ramp = " .:-=+*#%@";

    /// <summary>Two pixels, one above the other, make one character: the half block's own colour and its background. That keeps pixels square.</summary>
    /// <param name="pixels">Rows from the top, 0 (black) to 1 (white).</param>
    /// <param name="width">Pixels a row; the rows are even in number.</param>
    public static Markup InColour(ReadOnlySpan<float> pixels, int width)
    {
        var markup = new StringBuilder();
        for (int row = 0; row < pixels.Length; row += 2 * width)
        {
            for (int x = 0; x < width; x++)
            {
                int upper = ToByte(pixels[row + x]);
                int lower = ToByte(pixels[row + width + x]);
                markup.Append($"[rgb({upper},{upper},{upper}) on rgb({lower},{lower},{lower})]▀[/]");
            }

            markup.Append('\n');
        }

        return new Markup(markup.ToString().TrimEnd('\n'));
    }

    /// <summary>A character twice for each pixel, the denser the brighter.</summary>
    /// <param name="pixels">Rows from the top, 0 (black) to 1 (white).</param>
    /// <param name="width">Pixels a row.</param>
    public static string InAscii(ReadOnlySpan<float> pixels, int width)
    {
        var text = new StringBuilder();
        for (int row = 0; row < pixels.Length; row += width)
        {
            foreach (float pixel in pixels.Slice(row, width))
            {
                text.Append(Ramp[(int)Math.Round(pixel * (Ramp.Length - 1))], repeatCount: 2);
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private static int ToByte(float pixel) => (int)Math.Round(pixel * byte.MaxValue);
}
