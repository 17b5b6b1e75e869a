namespace CnnGen;

/// <summary>What training minimises: a mean over the mini-batch.</summary>
public enum Loss
{
    /// <summary>
    /// <c>-Σ target * log(softmax(x))</c> per sample or per pixel; takes logits where no <c>[Softmax]</c> is last. Labels, or class probabilities as targets.
    /// </summary>
    CrossEntropy,

    /// <summary><c>(x - target)²</c>, the mean over all elements.</summary>
    MeanSquaredError,

    /// <summary><c>|x - target|</c>, the mean over all elements.</summary>
    MeanAbsoluteError,

    /// <summary><c>(x - target)² / 2</c> up to an error of delta, then <c>delta * (|x - target| - delta / 2)</c>; the mean over all elements.</summary>
    Huber,

    /// <summary>
    /// <c>-target * log(p) - (1 - target) * log(1 - p)</c>, the mean over all elements; takes probabilities after <c>[Sigmoid]</c>, else logits. Labels of 0
    /// and 1, one per output, or probabilities as targets.
    /// </summary>
    BinaryCrossEntropy,
}
