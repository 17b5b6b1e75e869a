using CnnGen.Generator.Model;

namespace CnnGen.Tests.Kernels;

/// <summary>A compiled network behind its public contract, <see cref="ICnn{TSelf}"/>, with the class's type erased.</summary>
internal abstract class GeneratedNetwork(Network model)
{
    /// <summary>What the class was emitted from.</summary>
    public Network Model { get; } = model;

    public abstract int InputLength { get; }

    public abstract int OutputLength { get; }

    public abstract SampleShape InputShape { get; }

    public abstract SampleShape OutputShape { get; }

    public abstract int ParameterCount { get; }

    public abstract int ScratchLength { get; }

    public abstract ParameterSet Parameters { get; }

    public static GeneratedNetwork Create(Type type, Network model) =>
        (GeneratedNetwork)Activator.CreateInstance(typeof(GeneratedNetwork<>).MakeGenericType(type), model)!;

    public abstract void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    public abstract void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> scratch);

    public abstract void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int threads);

    public abstract int Classify(ReadOnlySpan<float> input);

    public abstract void Classify(ReadOnlySpan<float> inputs, Span<int> classes);

    public abstract void Inspect(ReadOnlySpan<float> input, LayerObserver observer);

    public abstract string ToSvg();

    public abstract GeneratedTrainer CreateTrainer(Optimizer optimizer, int threads = 1);
}

/// <inheritdoc/>
internal sealed class GeneratedNetwork<T>(Network model) : GeneratedNetwork(model)
    where T : class, ICnn<T>
{
    private readonly T _network = T.Create(1);

    public override int InputLength => T.InputLength;

    public override int OutputLength => T.OutputLength;

    public override SampleShape InputShape => T.InputShape;

    public override SampleShape OutputShape => T.OutputShape;

    public override int ParameterCount => T.ParameterCount;

    public override int ScratchLength => T.ScratchLength;

    public override ParameterSet Parameters => _network.Parameters;

    public override void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => _network.Predict(inputs, outputs);

    public override void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> scratch) => _network.Predict(inputs, outputs, scratch);

    public override void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int threads) => _network.Predict(inputs, outputs, threads);

    public override int Classify(ReadOnlySpan<float> input) => _network.Classify(input);

    public override void Classify(ReadOnlySpan<float> inputs, Span<int> classes) => _network.Classify(inputs, classes);

    public override void Inspect(ReadOnlySpan<float> input, LayerObserver observer) => _network.Inspect(input, observer);

    public override string ToSvg() => NetworkDrawing.ToSvg<T>();

    public override GeneratedTrainer CreateTrainer(Optimizer optimizer, int threads) =>
        new GeneratedTrainer<T>(new Trainer<T>(_network, optimizer) { Threads = threads });
}
