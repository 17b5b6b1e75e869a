namespace CnnGen;

/// <summary>How well a network does on some samples.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Correct">
/// Labels that were classified correctly. Cross entropy: the largest output is the label's (with float targets, that of the largest target). Binary cross entropy:
/// the output is on its label's side of one half, as a probability at least 0.5 or as a logit at least 0 for a label of 1.
/// </param>
/// <param name="Count">
/// Labels: with cross entropy one per sample, or one per pixel; with binary cross entropy one per output. 0 for the other losses, which have no classes.
/// </param>
public readonly record struct Evaluation(float Loss, int Correct, int Count)
{
    /// <summary>
    /// The share of labels that were classified correctly, 0 to 1, with cross entropy and binary cross entropy. A regression has no accuracy: there it is NaN, and
    /// <see cref="Loss"/> alone tells how far the outputs are from their targets.
    /// </summary>
    public double Accuracy => (double)Correct / Count;
}
