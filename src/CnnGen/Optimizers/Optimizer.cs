using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>How gradients change the weights. An optimizer keeps state for every weight and therefore serves one trainer.</summary>
/// <remarks>
/// A step is taken as a whole or not at all: first <see cref="BeginStep"/> tells from the largest gradient and weight whether all values stay finite, then
/// <see cref="Apply(int, Span{float}, ReadOnlySpan{float})"/> changes range after range, and <see cref="EndStep"/> counts the step.
/// </remarks>
public abstract class Optimizer
{
    private AlignedBuffer[] _state = [];
    private int _isAttached;

    private protected Optimizer(double learningRate) => LearningRate = OptimizerGuard.NotNegative(learningRate, nameof(learningRate));

    /// <summary>The size of a step, finite and not negative; may be set between steps. At 0 the weights keep their bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or not a number.</exception>
    public double LearningRate
    {
        get;
        set => field = OptimizerGuard.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>How many values the optimizer keeps of each weight: 0, 1 or 2.</summary>
    internal abstract int StateCount { get; }

    /// <summary>What the first and the second state cannot exceed, in magnitude.</summary>
    private protected (double First, double Second) StateBound { get; private set; }

    /// <summary>Allocates the state for a trainer.</summary>
    /// <param name="length">Floats of the parameter storage.</param>
    /// <exception cref="InvalidOperationException">The optimizer already serves a trainer.</exception>
    internal void Attach(int length)
    {
        if (Interlocked.Exchange(ref _isAttached, 1) != 0)
        {
            throw new InvalidOperationException(
                $"This {GetType().Name} already serves a trainer; its state belongs to that network. Give each trainer its own.");
        }

        _state = new AlignedBuffer[StateCount];
        for (int i = 0; i < _state.Length; i++)
        {
            _state[i] = new AlignedBuffer(length);
        }
    }

    /// <summary>A range of one of the states; empty where there are not so many.</summary>
    internal Span<float> State(int index, int start, int length) => index < _state.Length ? _state[index].Padded.Slice(start, length) : [];

    /// <summary>Computes the next step's factors. Nothing that a step leaves behind changes.</summary>
    /// <param name="gradient">The largest magnitude of a gradient.</param>
    /// <param name="weight">The largest magnitude of a weight.</param>
    /// <returns>What the step's values cannot exceed.</returns>
    internal abstract StepBound BeginStep(double gradient, double weight);

    /// <summary>Updates a range of the weights and of the state; ranges may be worked on several threads.</summary>
    /// <param name="start">The range's first float in the storage; the range consists of whole 64-byte lines.</param>
    /// <param name="weights">The range of the weights.</param>
    /// <param name="gradients">The range of the gradients.</param>
    internal void Apply(int start, Span<float> weights, ReadOnlySpan<float> gradients)
        => Apply(weights, gradients, State(0, start, weights.Length), State(1, start, weights.Length));

    /// <summary>Updates some weights and their state, wherever they lie.</summary>
    /// <param name="weights">Whole 64-byte lines of weights.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="first">Their first state; empty without one.</param>
    /// <param name="second">Their second state; empty without one.</param>
    internal abstract void Apply(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second);

    /// <summary>Counts the step, after all ranges.</summary>
    /// <param name="bound">What the state now cannot exceed.</param>
    internal virtual void EndStep(StepBound bound) => StateBound = (bound.First * StepBound.Rounding, bound.Second * StepBound.Rounding);

    /// <summary>The largest of magnitudes; NaN where one is.</summary>
    private protected static double Largest(params ReadOnlySpan<double> magnitudes)
    {
        double largest = 0;
        foreach (double magnitude in magnitudes)
        {
            largest = Math.Max(largest, magnitude);
        }

        return largest;
    }
}
