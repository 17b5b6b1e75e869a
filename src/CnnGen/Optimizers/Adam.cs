namespace CnnGen;

/// <summary>Adam (Kingma and Ba 2015) with PyTorch's L2 penalty.</summary>
/// <remarks>
/// <c>g += weightDecay * w; m = beta1 * m + (1 - beta1) * g; v = beta2 * v + (1 - beta2) * g²;
/// w -= learningRate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)</c>.
/// </remarks>
/// <param name="learningRate">The size of a step, finite and not negative.</param>
/// <param name="beta1">The share of the first moment that stays, 0 to less than 1.</param>
/// <param name="beta2">The share of the second moment that stays, 0 to less than 1.</param>
/// <param name="epsilon">Added to the root, positive.</param>
/// <param name="weightDecay">The factor of the L2 penalty, finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
public sealed class Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
    : AdamBase(learningRate, beta1, beta2, epsilon, weightDecay)
{
    private protected override (double L2, double Shrink) Decay => (WeightDecay, 1);
}
