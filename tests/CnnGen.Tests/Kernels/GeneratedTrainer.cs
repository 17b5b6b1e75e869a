namespace CnnGen.Tests.Kernels;

/// <summary>A <see cref="Trainer{T}"/> with the class's type erased.</summary>
internal abstract class GeneratedTrainer
{
    public abstract int Threads { get; set; }

    public abstract int Seed { get; set; }

    public abstract int Correct { get; }

    public abstract ParameterSet Gradients { get; }

    public abstract float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    public abstract float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    public abstract float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    public abstract float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    public abstract void Update();

    public abstract Evaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    public abstract Evaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);
}

/// <inheritdoc/>
internal sealed class GeneratedTrainer<T>(Trainer<T> trainer) : GeneratedTrainer
    where T : class, ICnn<T>
{
    public override int Threads
    {
        get => trainer.Threads;
        set => trainer.Threads = value;
    }

    public override int Seed
    {
        get => trainer.Seed;
        set => trainer.Seed = value;
    }

    public override int Correct => trainer.Correct;

    public override ParameterSet Gradients => trainer.Gradients;

    public override float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => trainer.Step(inputs, labels);

    public override float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => trainer.Step(inputs, targets);

    public override float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => trainer.ComputeGradients(inputs, labels);

    public override float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => trainer.ComputeGradients(inputs, targets);

    public override void Update() => trainer.Update();

    public override Evaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => trainer.Evaluate(inputs, labels);

    public override Evaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => trainer.Evaluate(inputs, targets);
}
