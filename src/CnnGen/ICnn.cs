using System.ComponentModel;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>A network whose code was generated from a class with <see cref="CnnAttribute"/>: what trainers and tools need of it, without reflection.</summary>
/// <typeparam name="TSelf">The network's class itself.</typeparam>
public interface ICnn<TSelf>
    where TSelf : class, ICnn<TSelf>
{
    /// <summary>The floats of one input sample: height x width x channels, or features.</summary>
    static abstract int InputLength { get; }

    /// <summary>The floats of one output sample.</summary>
    static abstract int OutputLength { get; }

    /// <summary>The shape of one input sample.</summary>
    static abstract SampleShape InputShape { get; }

    /// <summary>The shape of one output sample.</summary>
    static abstract SampleShape OutputShape { get; }

    /// <summary>How many values the network learns: weights and biases, those of frozen layers among them, without the zeros that fill up the storage.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The floats of scratch that one prediction of one sample needs; a longer scratch lets it work on several samples at once.</summary>
    static abstract int ScratchLength { get; }

    /// <summary>Multiply-adds of one forward pass of one sample.</summary>
    static abstract long MultiplyAddCount { get; }

    /// <summary>The layers, in order, each with the names of what it reads.</summary>
    static abstract ReadOnlySpan<LayerInfo> Layers { get; }

    /// <summary>A table of the layers with output shapes, parameters and multiply-adds, and with what a layer reads where that is not the layer above.</summary>
    static abstract string Summary { get; }

    /// <summary>The layers as a Mermaid flowchart, with their kinds, output shapes and parameters, and an edge from each layer to every one that reads it.</summary>
    static abstract string Diagram { get; }

    /// <summary>A new network with initial weights drawn from <paramref name="seed"/>.</summary>
    /// <param name="seed">Any value; the same seed gives the same bits on every machine.</param>
    static abstract TSelf Create(int seed);

    /// <summary>The learned values, by PyTorch's names and in PyTorch's layouts.</summary>
    ParameterSet Parameters { get; }

    /// <summary>Predicts any whole number of samples. Thread-safe beside other predictions; allocates nothing after a thread's first call.</summary>
    /// <param name="inputs">n x <see cref="InputLength"/> floats.</param>
    /// <param name="outputs">n x <see cref="OutputLength"/> floats; must not overlap <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException">A length is not a whole number of samples, the lengths do not match, or the spans overlap.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>As <see cref="Predict(ReadOnlySpan{float}, Span{float})"/>, with the caller's own working memory: allocates nothing, ever.</summary>
    /// <param name="inputs">n x <see cref="InputLength"/> floats.</param>
    /// <param name="outputs">n x <see cref="OutputLength"/> floats; must not overlap <paramref name="inputs"/>.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats of any content, apart from the other two.</param>
    /// <exception cref="ArgumentException">A length is wrong, or two of the spans overlap.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> scratch);

    /// <summary>Predicts the samples of a batch on several threads; the same bits as on one.</summary>
    /// <param name="inputs">n x <see cref="InputLength"/> floats.</param>
    /// <param name="outputs">n x <see cref="OutputLength"/> floats; must not overlap <paramref name="inputs"/>.</param>
    /// <param name="threads">
    /// How many threads work at most, at least 1. All trainers and predictions share the threads; see <see cref="Trainer{T}.Threads"/> for when there are fewer.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong, or the spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int threads);

    /// <summary>
    /// Predicts the class of one sample: the index of the largest output, of equal ones the first; a NaN counts as the largest, as in PyTorch. Of a network
    /// with a single output it is 1 where the output is at least 0.5 after a sigmoid (also where pools, a flattening or dropout follow it), else where it is at least 0,
    /// and otherwise 0. Allocates nothing after a thread's first call.
    /// </summary>
    /// <remarks>
    /// Outputs that are no classes have no class: of a regression use <see cref="Predict(ReadOnlySpan{float}, Span{float})"/>. Where every output is a label of its
    /// own, as with binary cross entropy, this is the strongest of them.
    /// </remarks>
    /// <param name="input"><see cref="InputLength"/> floats.</param>
    /// <exception cref="ArgumentException">The length is not that of one sample.</exception>
    /// <exception cref="NotSupportedException">The output is a map of several pixels, each with a class; the other overload gives them.</exception>
    int Classify(ReadOnlySpan<float> input);

    /// <summary>
    /// Predicts the classes of any whole number of samples, by the rules of <see cref="Classify(ReadOnlySpan{float})"/>; where the output is a map, a class
    /// for each of its pixels. Allocates nothing after a thread's first call.
    /// </summary>
    /// <param name="inputs">n x <see cref="InputLength"/> floats.</param>
    /// <param name="classes">n classes, or n x height x width for maps, in the order that labels have; must not overlap <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException">A length is not a whole number of samples, the lengths do not match, or the spans overlap.</exception>
    void Classify(ReadOnlySpan<float> inputs, Span<int> classes);

    /// <summary>
    /// Predicts one sample and hands every layer's output to an observer, in PyTorch's layout: to compare a network with another one, or to show what its
    /// layers see. The last output has the bits that <see cref="Predict(ReadOnlySpan{float}, Span{float})"/> gives. It allocates memory for every layer.
    /// </summary>
    /// <param name="input"><see cref="InputLength"/> floats, in the order that predictions take.</param>
    /// <param name="observer">Called once for each of <see cref="Layers"/>, in order. What it throws ends the call.</param>
    /// <exception cref="ArgumentException">The length is not that of one sample.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="observer"/> is null.</exception>
    void Inspect(ReadOnlySpan<float> input, LayerObserver observer);

    /// <summary>How the parameters lie in the storage, learned ones before frozen ones; listed in the order of the layers, weight before bias.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract ReadOnlySpan<ParameterLayout> ParameterLayouts { get; }

    /// <summary>The literals a trainer needs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TrainingPlan TrainingPlan { get; }

    /// <summary>Repacks the weights for the backward pass; once after every update.</summary>
    /// <param name="parameters">The parameter storage.</param>
    /// <param name="transposed"><see cref="TrainingPlan.TransposedLength"/> floats, overwritten.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void Transpose(ReadOnlySpan<float> parameters, Span<float> transposed);

    /// <summary>Takes a tile of samples forward and backward, and adds its gradients to <paramref name="gradients"/>.</summary>
    /// <param name="parameters">The parameter storage.</param>
    /// <param name="transposed">What <see cref="Transpose"/> wrote.</param>
    /// <param name="tile">The samples, at most <see cref="TrainingPlan.TileLength"/>.</param>
    /// <param name="scratch">At least <see cref="TrainingPlan.ScratchLength"/> floats of any content.</param>
    /// <param name="gradients">The gradients' storage: <see cref="TrainingPlan.ParameterLength"/> floats, laid out as the first of the parameters' are.</param>
    /// <param name="correct">Increased by the number of correctly classified labels.</param>
    /// <returns>The sum of the losses, not yet multiplied by <see cref="TrainingTile.LossScale"/>.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract double TrainTile(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> transposed, TrainingTile tile, Span<float> scratch, Span<float> gradients, ref int correct);

    /// <summary>The loss of a tile of samples as in prediction: without dropout, without gradients.</summary>
    /// <param name="parameters">The parameter storage.</param>
    /// <param name="tile">The samples, at most <see cref="TrainingPlan.TileLength"/>.</param>
    /// <param name="scratch">At least <see cref="TrainingPlan.ScratchLength"/> floats of any content.</param>
    /// <param name="correct">Increased by the number of correctly classified labels.</param>
    /// <returns>The sum of the losses, not yet multiplied by <see cref="TrainingTile.LossScale"/>.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract double EvaluateTile(ReadOnlySpan<float> parameters, TrainingTile tile, Span<float> scratch, ref int correct);
}
