namespace CnnGen;

/// <summary>How gradients change the weights. An optimizer keeps state for every weight and therefore serves one trainer.</summary>
public abstract class Optimizer
{
    private int _isAttached;

    private protected Optimizer(double learningRate) => LearningRate = OptimizerGuard.NotNegative(learningRate, nameof(learningRate));

    /// <summary>The size of a step, finite and not negative; may be set between steps. At 0 the weights keep their bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or not a number.</exception>
    public double LearningRate
    {
        get;
        set => field = OptimizerGuard.NotNegative(value, nameof(LearningRate));
    }

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

        Allocate(length);
    }

    /// <summary>Allocates what the optimizer remembers of each weight.</summary>
    private protected abstract void Allocate(int length);

    /// <summary>Computes the step's factors, before any range of it.</summary>
    internal abstract void BeginStep();

    /// <summary>Updates a range of the weights; ranges may be worked on several threads.</summary>
    /// <param name="start">The range's first float in the storage; the range consists of whole 64-byte lines.</param>
    /// <param name="weights">The range of the weights.</param>
    /// <param name="gradients">The range of the gradients.</param>
    internal abstract void Apply(int start, Span<float> weights, ReadOnlySpan<float> gradients);
}
