using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Trains a network on mini-batches. One thread calls it; it uses <see cref="Threads"/> of them, with the same bits for any number.</summary>
/// <remarks>
/// A mini-batch falls into at most 8 contiguous shards, by its size and the network's alone. A shard goes forward and backward in tiles of samples that stay
/// in cache; the shards' gradients are added up in their order. Nothing is allocated after the first step of a batch size.
/// </remarks>
/// <typeparam name="T">The network's class.</typeparam>
public sealed class Trainer<T>
    where T : class, ICnn<T>
{
    private readonly TrainingPlan _plan = T.TrainingPlan;
    private readonly GradientWork<T> _gradients;
    private readonly EvaluationWork<T> _evaluation;
    private readonly UpdateWork _update;
    private long _step;

    /// <summary>A trainer of a network.</summary>
    /// <param name="network">The network; its parameters are changed in place, and may be loaded or set between steps.</param>
    /// <param name="optimizer">An optimizer that serves no other trainer.</param>
    /// <exception cref="InvalidOperationException">The optimizer serves another trainer.</exception>
    public Trainer(T network, Optimizer optimizer)
        : this(network, optimizer, WorkerPool.Shared)
    {
    }

    internal Trainer(T network, Optimizer optimizer, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        Gradients = new ParameterSet(LearnedParameters.Of(T.ParameterLayouts, _plan), _plan.ParameterLength);
        optimizer.Attach(_plan.ParameterLength);
        ScratchSet scratch = new(_plan.ScratchLength);
        _gradients = new GradientWork<T>(network.Parameters, Gradients, scratch, pool);
        _evaluation = new EvaluationWork<T>(network.Parameters, scratch, pool);
        _update = new UpdateWork(network.Parameters, Gradients, optimizer, pool);
    }

    /// <summary>How many threads work at most, at least 1. Default: the number of processors.</summary>
    /// <remarks>
    /// The calling thread is one of them; the others, at most 255 or one less than there are processors, are helpers that all trainers and parallel predictions
    /// of the process share. A call has all the helpers that it asks for while no other call has any. Beside others it has as many as keep the number of
    /// helpers at work below the number of processors, perhaps none. It never waits for one. Where no more threads can be started, as in a browser, it works
    /// with those that there are. The results have the same bits in every case.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Threads
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = Environment.ProcessorCount;

    /// <summary>The seed of dropout's masks, which also depend on the step, the sample's place in the mini-batch, and the layer's place in the network. Default: 0.</summary>
    /// <remarks>
    /// It is one of three seeds that are independent of each other: the network's constructor has that of the initial weights (0 unless given), and
    /// <see cref="MiniBatches.Shuffle"/> that of the samples' order.
    /// </remarks>
    public int Seed { get; set; }

    /// <summary>
    /// How many labels of the last mini-batch were classified correctly, in training mode and before the update; 0 for a loss without classes.
    /// <see cref="Evaluation.Correct"/> says what that means.
    /// </summary>
    public int Correct { get; private set; }

    /// <summary>
    /// The gradients of the last mini-batch's mean loss, under the parameters' names; what <see cref="Update"/> applies. Tensors of frozen layers have none:
    /// see <see cref="LearningLayerAttribute.Trainable"/>.
    /// </summary>
    public ParameterSet Gradients { get; }

    /// <summary>Learns from one mini-batch: forward, backward, update.</summary>
    /// <param name="inputs">n x input length floats, n at least 1.</param>
    /// <param name="labels">n classes from 0, or n x height x width where each pixel has one; with binary cross entropy 0 or 1 for each output.</param>
    /// <returns>The mean loss before the update.</returns>
    /// <exception cref="ArgumentException">A length is wrong, or the loss takes no labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The loss or a gradient is not finite, or a weight or the optimizer's state would not be; the weights and the optimizer are as before.
    /// </exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => Step(BatchGuard.Check<T>(_plan, inputs, labels));

    /// <summary>Learns from one mini-batch: forward, backward, update.</summary>
    /// <param name="inputs">n x input length floats, n at least 1.</param>
    /// <param name="targets">n x output length floats; with cross entropy, class probabilities.</param>
    /// <returns>The mean loss before the update.</returns>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The loss or a gradient is not finite, or a weight or the optimizer's state would not be; the weights and the optimizer are as before.
    /// </exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Step(BatchGuard.Check<T>(_plan, inputs, targets));

    /// <summary>Overwrites <see cref="Gradients"/> with those of one mini-batch's mean loss, with the next step's dropout; does not advance.</summary>
    /// <param name="inputs">n x input length floats, n at least 1.</param>
    /// <param name="labels">n classes from 0, or n x height x width where each pixel has one; with binary cross entropy 0 or 1 for each output.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is wrong, or the loss takes no labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    /// <exception cref="NotFiniteNumberException">The loss is not finite; the gradients are zero.</exception>
    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => ComputeGradients(BatchGuard.Check<T>(_plan, inputs, labels));

    /// <summary>Overwrites <see cref="Gradients"/> with those of one mini-batch's mean loss, with the next step's dropout; does not advance.</summary>
    /// <param name="inputs">n x input length floats, n at least 1.</param>
    /// <param name="targets">n x output length floats; with cross entropy, class probabilities.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="NotFiniteNumberException">The loss is not finite; the gradients are zero.</exception>
    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => ComputeGradients(BatchGuard.Check<T>(_plan, inputs, targets));

    /// <summary>Changes the weights by <see cref="Gradients"/>, as they are now, and advances to the next step.</summary>
    /// <exception cref="NotFiniteNumberException">
    /// A gradient is not finite, or a weight or the optimizer's state would not be; the weights, the optimizer and the step's number are as before.
    /// </exception>
    public void Update() => Advance([]);

    /// <summary>The mean loss and the accuracy of any number of samples, as in prediction: without dropout, changing nothing.</summary>
    /// <param name="inputs">n x input length floats, n at least 1.</param>
    /// <param name="labels">n classes from 0, or n x height x width where each pixel has one; with binary cross entropy 0 or 1 for each output.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the loss takes no labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public Evaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => Evaluate(BatchGuard.Check<T>(_plan, inputs, labels));

    /// <summary>The mean loss and the accuracy of any number of samples, as in prediction: without dropout, changing nothing.</summary>
    /// <param name="inputs">n x input length floats, n at least 1.</param>
    /// <param name="targets">n x output length floats; with cross entropy, class probabilities.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public Evaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Evaluate(BatchGuard.Check<T>(_plan, inputs, targets));

    private float Step(MiniBatch batch)
    {
        float loss = ComputeShards(batch);
        Advance(_gradients.ShardGradients);
        return loss;
    }

    private float ComputeGradients(MiniBatch batch)
    {
        float loss = ComputeShards(batch);
        _update.Reduce(_gradients.ShardGradients, Threads);
        return loss;
    }

    private float ComputeShards(MiniBatch batch)
    {
        double scale = LossScale(batch);
        (double sum, Correct) = _gradients.Run(batch, (float)scale, Seed, _step, Threads);
        float loss = (float)(sum * scale);
        if (!float.IsFinite(loss))
        {
            Gradients.Storage.Clear();
            throw new NotFiniteNumberException(
                $"The loss of step {_step} is not finite; the weights are as before. Try a smaller learning rate, and look for NaN in the inputs.", loss);
        }

        return loss;
    }

    private void Advance(ReadOnlySpan<AlignedBuffer> shards)
    {
        _update.ReduceAndApply(shards, Threads, _step);
        _step++;
    }

    private Evaluation Evaluate(MiniBatch batch)
    {
        (double sum, int correct) = _evaluation.Run(batch, Threads);
        return new Evaluation((float)(sum * LossScale(batch)), correct, batch.Count * _plan.LabelsPerSample);
    }

    private double LossScale(MiniBatch batch) => 1 / ((double)batch.Count * _plan.LossTerms);
}
