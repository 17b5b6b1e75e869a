using System.Numerics;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> share: the moments of the gradient and their bias corrections.</summary>
public abstract class AdamBase : Optimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly float _epsilon;
    private float _stepSize;
    private float _inverseRootCorrection;
    private float _l2;
    private float _shrink;

    private protected AdamBase(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
        : base(learningRate)
    {
        _beta1 = OptimizerGuard.BelowOne(beta1, nameof(beta1));
        _beta2 = OptimizerGuard.BelowOne(beta2, nameof(beta2));
        _epsilon = OptimizerGuard.Positive(epsilon, nameof(epsilon));
        WeightDecay = OptimizerGuard.NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <summary>Steps taken; internal so that the correction can be checked far out.</summary>
    internal long StepCount { get; set; }

    private protected double WeightDecay { get; }

    /// <summary>The decay's share in the gradient (L2), and the factor of the weights before the step (decoupled).</summary>
    private protected abstract (double L2, double Shrink) Decay { get; }

    internal override int StateCount => 2;

    internal override StepBound BeginStep(double gradient, double weight)
    {
        long step = StepCount + 1;
        _stepSize = (float)(LearningRate / (1 - Math.Pow(_beta1, step)));
        _inverseRootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(_beta2, step)));
        (double l2, double shrink) = Decay;
        (_l2, _shrink) = ((float)l2, (float)shrink);
        gradient += weight * _l2;
        double first = (StateBound.First * _beta1) + (gradient * (1 - _beta1));
        double second = (StateBound.Second * _beta2) + (gradient * (1 - _beta2) * gradient);
        double root = Math.Sqrt(second) * _inverseRootCorrection;
        double quotient = first / _epsilon;
        double updated = (weight * Math.Abs(_shrink)) + (quotient * _stepSize);
        return new StepBound(Largest(gradient, first, second, root, quotient, updated), first, second);
    }

    internal override void EndStep(StepBound bound)
    {
        base.EndStep(bound);
        StepCount++;
    }

    internal override void Apply(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
    {
        Span<Vector<float>> w = VectorLines.Of(weights);
        ReadOnlySpan<Vector<float>> g = VectorLines.Of(gradients);
        Span<Vector<float>> firstMoment = VectorLines.Of(first);
        Span<Vector<float>> secondMoment = VectorLines.Of(second);
        (float beta1, float rest1) = ((float)_beta1, (float)(1 - _beta1));
        (float beta2, float rest2) = ((float)_beta2, (float)(1 - _beta2));
        Vector<float> epsilon = new(_epsilon);
        for (int i = 0; i < w.Length; i++)
        {
            Vector<float> gradient = g[i] + (w[i] * _l2);
            Vector<float> m = (firstMoment[i] * beta1) + (gradient * rest1);
            Vector<float> v = (secondMoment[i] * beta2) + (gradient * rest2 * gradient);
            firstMoment[i] = m;
            secondMoment[i] = v;
            if (_stepSize != 0)
            {
                w[i] = (w[i] * _shrink) - (m / ((Vector.SquareRoot(v) * _inverseRootCorrection) + epsilon) * _stepSize);
            }
        }
    }
}
