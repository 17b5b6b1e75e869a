namespace FashionMnist.Training;

/// <summary>What one epoch came to.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Training">Over the training images, with dropout, while the weights moved.</param>
/// <param name="Test">Over the test images, after the epoch.</param>
internal sealed record EpochResult(int Epoch, Score Training, Score Test);
