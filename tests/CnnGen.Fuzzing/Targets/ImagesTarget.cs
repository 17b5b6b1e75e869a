using System.Text;
using EmbeddedInference.Images;

namespace CnnGen.Fuzzing.Targets;

/// <summary>The sample's readers of PNG, PGM and idx images: what was read is read again from a PGM of its pixels.</summary>
internal static class ImagesTarget
{
    public static void Run(byte[] file)
    {
        using FileOnDisk onDisk = new(file);
        long length = Packed.Length(file);
        Check(onDisk.Path, length);
        Check($"{onDisk.Path}:0", length);
    }

    private static void Check(string name, long length)
    {
        GrayImage image = new(0, 0, []);
        if (Oracle.Refusal(length, () => image = ImageFile.Read(name)) is not null)
        {
            return;
        }

        Oracle.Require(image.Pixels.Length == (long)image.Height * image.Width, $"{image.Height}x{image.Width} pixels were claimed, and {image.Pixels.Length} read");
        if (image.Pixels.Length > 0)
        {
            using FileOnDisk onDisk = new([.. Encoding.ASCII.GetBytes($"P5 {image.Width} {image.Height} 255\n"), .. image.Pixels]);
            Oracle.Require(ImageFile.Read(onDisk.Path).Pixels.AsSpan().SequenceEqual(image.Pixels), "the pixels are others when they are written and read again");
        }
    }
}
