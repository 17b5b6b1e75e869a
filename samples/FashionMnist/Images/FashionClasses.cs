namespace FashionMnist.Images;

/// <summary>What Fashion-MNIST's labels mean.</summary>
internal static class FashionClasses
{
    /// <summary>By label, 0 to 9.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>The same within five letters, for the heads of narrow columns.</summary>
    public static IReadOnlyList<string> ShortNames { get; } =
        ["T-sh.", "Trou.", "Pull.", "Dress", "Coat", "Sand.", "Shirt", "Snea.", "Bag", "Boot"];

    /// <summary>The label with the largest probability.</summary>
    /// <param name="probabilities">One a class.</param>
    public static int MostLikely(ReadOnlySpan<float> probabilities)
    {
        int best = 0;
        for (int label = 1; label < probabilities.Length; label++)
        {
            best = probabilities[label] > probabilities[best] ? label : best;
        }

        return best;
    }
}
