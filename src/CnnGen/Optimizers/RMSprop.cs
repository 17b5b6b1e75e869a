using System.Numerics;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>RMSprop (Hinton 2012), as in PyTorch.</summary>
/// <remarks>
/// <c>g += weightDecay * w; s = alpha * s + (1 - alpha) * g²; u = g / (sqrt(s) + epsilon); w -= learningRate * u</c>,
/// or with a momentum <c>b = momentum * b + u; w -= learningRate * b</c>.
/// </remarks>
public sealed class RMSprop : Optimizer
{
    private readonly double _alpha;
    private readonly float _epsilon;
    private readonly float _weightDecay;
    private readonly float _momentum;
    private float _rate;

    /// <summary>An optimizer for one trainer.</summary>
    /// <param name="learningRate">The size of a step, finite and not negative.</param>
    /// <param name="alpha">The share of the mean square that stays, 0 to less than 1.</param>
    /// <param name="epsilon">Added to the root, positive.</param>
    /// <param name="weightDecay">The factor of the L2 penalty, finite and not negative.</param>
    /// <param name="momentum">The share of the velocity that stays, finite and not negative; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    public RMSprop(double learningRate = 0.01, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0)
        : base(learningRate)
    {
        _alpha = OptimizerGuard.BelowOne(alpha, nameof(alpha));
        _epsilon = OptimizerGuard.Positive(epsilon, nameof(epsilon));
        _weightDecay = (float)OptimizerGuard.NotNegative(weightDecay, nameof(weightDecay));
        _momentum = (float)OptimizerGuard.NotNegative(momentum, nameof(momentum));
    }

    internal override int StateCount => _momentum > 0 ? 2 : 1;

    internal override StepBound BeginStep(double gradient, double weight)
    {
        _rate = (float)LearningRate;
        gradient += weight * _weightDecay;
        double squares = (StateBound.First * _alpha) + (gradient * (1 - _alpha) * gradient);
        double update = (gradient / _epsilon) + (StateBound.Second * _momentum);
        return new StepBound(Largest(gradient, squares, update, weight + (update * _rate)), squares, _momentum > 0 ? update : 0);
    }

    internal override void Apply(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
    {
        Span<Vector<float>> w = VectorLines.Of(weights);
        ReadOnlySpan<Vector<float>> g = VectorLines.Of(gradients);
        Span<Vector<float>> squares = VectorLines.Of(first);
        Span<Vector<float>> velocity = VectorLines.Of(second);
        (float alpha, float rest) = ((float)_alpha, (float)(1 - _alpha));
        Vector<float> epsilon = new(_epsilon);
        for (int i = 0; i < w.Length; i++)
        {
            Vector<float> gradient = g[i] + (w[i] * _weightDecay);
            Vector<float> s = (squares[i] * alpha) + (gradient * rest * gradient);
            Vector<float> update = gradient / (Vector.SquareRoot(s) + epsilon);
            squares[i] = s;
            if (!velocity.IsEmpty)
            {
                update += velocity[i] * _momentum;
                velocity[i] = update;
            }

            if (_rate != 0)
            {
                w[i] -= update * _rate;
            }
        }
    }
}
