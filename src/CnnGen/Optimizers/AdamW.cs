namespace CnnGen;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019), as in PyTorch.</summary>
/// <remarks><c>w *= 1 - learningRate * weightDecay</c>, then a step of <see cref="Adam"/> without a penalty.</remarks>
/// <param name="learningRate">The size of a step, finite and not negative.</param>
/// <param name="beta1">The share of the first moment that stays, 0 to less than 1.</param>
/// <param name="beta2">The share of the second moment that stays, 0 to less than 1.</param>
/// <param name="epsilon">Added to the root, positive.</param>
/// <param name="weightDecay">The share of the weights that decays, a learning rate of 1 assumed; finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
public sealed class AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01)
    : AdamBase(learningRate, beta1, beta2, epsilon, weightDecay)
{
    private protected override (double L2, double Shrink) Decay => (0, 1 - (LearningRate * WeightDecay));
}
