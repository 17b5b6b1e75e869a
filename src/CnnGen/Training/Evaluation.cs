namespace CnnGen;

/// <summary>How well a network does on some samples.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Correct">Labels that were classified rightly.</param>
/// <param name="Count">Labels: one a sample, or one a pixel; 0 for a loss without classes.</param>
public readonly record struct Evaluation(float Loss, int Correct, int Count)
{
    /// <summary>The share of labels that were classified rightly, 0 to 1; NaN for a loss without classes.</summary>
    public double Accuracy => (double)Correct / Count;
}
