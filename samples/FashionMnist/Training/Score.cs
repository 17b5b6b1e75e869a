namespace FashionMnist.Training;

/// <summary>How well a set of images went, and how fast.</summary>
/// <param name="Loss">Mean cross entropy.</param>
/// <param name="Accuracy">The part that was classified rightly, 0 to 1.</param>
/// <param name="Images">How many images there were.</param>
/// <param name="Duration">How long they took.</param>
internal readonly record struct Score(double Loss, double Accuracy, int Images, TimeSpan Duration)
{
    public double ImagesPerSecond => Images / Math.Max(Duration.TotalSeconds, 1e-9);
}
