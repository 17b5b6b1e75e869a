namespace FashionMnist.Training;

/// <summary>How far a run has come, after each step.</summary>
/// <param name="Epoch">The running epoch, from 1.</param>
/// <param name="EpochFraction">The part of the epoch that is done, 0 to 1.</param>
/// <param name="Loss">The mean loss of the epoch so far.</param>
/// <param name="Accuracy">The part of the epoch's images so far that was classified rightly, 0 to 1.</param>
/// <param name="ImagesPerSecond">The speed over the epoch so far.</param>
/// <param name="SecondsLeft">Until the end of the last epoch, at this speed.</param>
internal sealed record TrainingProgress(int Epoch, double EpochFraction, double Loss, double Accuracy, double ImagesPerSecond, double SecondsLeft);
