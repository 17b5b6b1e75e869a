namespace FashionMnist.Commands;

/// <summary>Where a run puts what it makes.</summary>
/// <param name="folder">The output folder; null stands for the default, below the current folder.</param>
internal sealed class OutputFiles(string? folder)
{
    public string Folder { get; } = folder ?? Path.Combine("artifacts", "fashion-mnist");

    public string Weights => Path.Combine(Folder, "fashion.safetensors");

    public string LearningCurve => Path.Combine(Folder, "learning-curve.svg");

    public string Misclassified => Path.Combine(Folder, "misclassified.html");
}
