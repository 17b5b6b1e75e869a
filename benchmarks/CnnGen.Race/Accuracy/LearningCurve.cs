namespace CnnGen.Race.Accuracy;

/// <summary>How long it took to reach the target; infinitely long if it was never reached.</summary>
/// <param name="Epochs">Passes over the training images.</param>
/// <param name="Seconds">Of training.</param>
internal sealed record LearningCurve(double Epochs, double Seconds)
{
    public const int Batch = 64;

    /// <summary>The share of the test images that are to be classified rightly.</summary>
    public const double Target = 0.9;

    public const int MostEpochs = 15;

    /// <summary>Tests in an epoch.</summary>
    public const int Parts = 4;

    public static LearningCurve Never { get; } = new(double.PositiveInfinity, double.PositiveInfinity);
}
