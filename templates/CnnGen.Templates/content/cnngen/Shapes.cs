using CnnGen;

/// <summary>Draws what the network learns from. Put your own data in its place: floats, one image after the other, and a label for each.</summary>
internal static class Shapes
{
    public const int Size = 18;

    public static readonly string[] Names = ["circle", "square", "cross"];

    /// <summary>Images with random shapes, places, sizes and specks.</summary>
    public static Dataset Draw(int count, int seed)
    {
        var random = new Random(seed);
        float[] images = new float[count * Size * Size];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = random.Next(Names.Length);
            Draw(images.AsSpan(i * Size * Size, Size * Size), labels[i], random);
        }

        return new Dataset(images, Size * Size, labels);
    }

    /// <summary>An image as text.</summary>
    public static string Show(ReadOnlySpan<float> image)
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < image.Length; i++)
        {
            text.Append(image[i] > 0.5f ? '#' : '.').Append(i % Size == Size - 1 ? "\n" : "");
        }

        return text.ToString();
    }

    private static void Draw(Span<float> image, int label, Random random)
    {
        int centreY = random.Next(6, 12);
        int centreX = random.Next(6, 12);
        int radius = random.Next(3, 6);
        for (int i = 0; i < image.Length; i++)
        {
            int dy = Math.Abs((i / Size) - centreY);
            int dx = Math.Abs((i % Size) - centreX);
            bool isInk = label switch
            {
                0 => Math.Abs(Math.Sqrt((dy * dy) + (dx * dx)) - radius) < 0.6,
                1 => Math.Max(dy, dx) == radius,
                _ => dy == dx && dy <= radius,
            };
            bool isSpeck = random.NextDouble() < 0.02;
            image[i] = isInk ^ isSpeck ? 1 : 0;
        }
    }
}
