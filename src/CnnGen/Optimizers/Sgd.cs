using System.Numerics;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Stochastic gradient descent with PyTorch's momentum and Nesterov's variant.</summary>
/// <remarks>
/// <c>g += weightDecay * w; v = momentum * v + g</c> (the first step: <c>v = g</c>); <c>w -= learningRate * v</c>,
/// or with Nesterov <c>w -= learningRate * (g + momentum * v)</c>.
/// </remarks>
public sealed class Sgd : Optimizer
{
    private readonly float _momentum;
    private readonly float _weightDecay;
    private readonly bool _nesterov;
    private float _rate;

    /// <summary>An optimizer for one trainer.</summary>
    /// <param name="learningRate">The size of a step, finite and not negative.</param>
    /// <param name="momentum">The share of the velocity that stays, finite and not negative; 0 for none.</param>
    /// <param name="nesterov">Whether the gradient looks ahead along the velocity; needs a momentum.</param>
    /// <param name="weightDecay">The factor of the L2 penalty, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov without a momentum.</exception>
    public Sgd(double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(learningRate)
    {
        _momentum = (float)OptimizerGuard.NotNegative(momentum, nameof(momentum));
        _weightDecay = (float)OptimizerGuard.NotNegative(weightDecay, nameof(weightDecay));
        _nesterov = !nesterov || momentum > 0
            ? nesterov
            : throw new ArgumentException("Nesterov's variant needs a momentum greater than 0.", nameof(nesterov));
    }

    internal override int StateCount => _momentum > 0 ? 1 : 0;

    internal override StepBound BeginStep(double gradient, double weight)
    {
        _rate = (float)LearningRate;
        gradient += weight * _weightDecay;
        double velocity = (StateBound.First * _momentum) + gradient;
        double update = _nesterov ? gradient + (velocity * _momentum) : velocity;
        return new StepBound(Largest(velocity, update, weight + (update * _rate)), velocity, 0);
    }

    internal override void Apply(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
    {
        Span<Vector<float>> w = VectorLines.Of(weights);
        ReadOnlySpan<Vector<float>> g = VectorLines.Of(gradients);
        if (_momentum > 0)
        {
            ApplyMomentum(w, g, VectorLines.Of(first));
        }
        else if (_rate != 0)
        {
            for (int i = 0; i < w.Length; i++)
            {
                w[i] -= (g[i] + (w[i] * _weightDecay)) * _rate;
            }
        }
    }

    private void ApplyMomentum(Span<Vector<float>> w, ReadOnlySpan<Vector<float>> g, Span<Vector<float>> velocity)
    {
        for (int i = 0; i < w.Length; i++)
        {
            Vector<float> gradient = g[i] + (w[i] * _weightDecay);
            Vector<float> v = (velocity[i] * _momentum) + gradient;
            velocity[i] = v;
            if (_rate != 0)
            {
                w[i] -= (_nesterov ? gradient + (v * _momentum) : v) * _rate;
            }
        }
    }
}
