namespace FashionMnist.Commands;

/// <summary>Where a run puts what it makes.</summary>
/// <param name="folder">The output folder; null stands for the default, below the current folder.</param>
internal sealed class OutputFiles(string? folder)
{
    public string Folder { get; } = folder ?? Path.Combine("artifacts", "fashion-mnist");

    public string Weights => Path.Combine(Folder, "fashion.safetensors");

    public string LearningCurve => Path.Combine(Folder, "learning-curve.svg");

    public string Architecture => Path.Combine(Folder, "architecture.svg");

    public string Filters => Path.Combine(Folder, "filters.svg");

    public string FeatureMaps => Path.Combine(Folder, "feature-maps.svg");

    public string Misclassified => Path.Combine(Folder, "misclassified.html");

    /// <summary>Makes the folder where it is missing.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The output folder '{Folder}' cannot be created: {failure.Message}", failure);
        }
    }

    /// <summary>Deletes what an earlier run has drawn: it shows a network whose weights are about to be overwritten.</summary>
    public void DeleteReports()
    {
        foreach (string report in new[] { LearningCurve, Architecture, Filters, FeatureMaps, Misclassified })
        {
            File.Delete(report);
        }
    }
}
