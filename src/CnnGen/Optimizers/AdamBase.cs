using System.Numerics;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> share: the moments of the gradient and their bias corrections.</summary>
public abstract class AdamBase : Optimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly float _epsilon;
    private AlignedBuffer? _firstMoment;
    private AlignedBuffer? _secondMoment;
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

    private protected override void Allocate(int length)
    {
        _firstMoment = new AlignedBuffer(length);
        _secondMoment = new AlignedBuffer(length);
    }

    internal override void BeginStep()
    {
        StepCount++;
        _stepSize = (float)(LearningRate / (1 - Math.Pow(_beta1, StepCount)));
        _inverseRootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(_beta2, StepCount)));
        (double l2, double shrink) = Decay;
        (_l2, _shrink) = ((float)l2, (float)shrink);
    }

    internal override void Apply(int start, Span<float> weights, ReadOnlySpan<float> gradients)
    {
        Span<Vector<float>> w = VectorLines.Of(weights);
        ReadOnlySpan<Vector<float>> g = VectorLines.Of(gradients);
        Span<Vector<float>> firstMoment = VectorLines.Of(_firstMoment!, start, weights.Length);
        Span<Vector<float>> secondMoment = VectorLines.Of(_secondMoment!, start, weights.Length);
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
