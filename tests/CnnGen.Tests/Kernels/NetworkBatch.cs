using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>A mini-batch for a network in the naive reference's order, which the compiled network and the reference can both run.</summary>
/// <param name="Inputs">[n, c, y, x], each exactly a float.</param>
/// <param name="Targets">Labels or values.</param>
internal sealed record NetworkBatch(double[] Inputs, NaiveTargets Targets)
{
    /// <summary>Random inputs with random labels where the loss takes them, else with random targets.</summary>
    public static NetworkBatch Random(Network network, Random random, int samples)
    {
        double[] inputs = RandomValues.Uniform(random, samples * network.Input.Length);
        NaiveTargets targets = network.Loss.Kind switch
        {
            LossKind.CrossEntropy => NaiveTargets.FromLabels([.. Enumerable.Range(0, samples * network.Output.Pixels).Select(_ => random.Next(network.Output.Channels))]),
            LossKind.BinaryCrossEntropy => NaiveTargets.FromValues([.. RandomValues.Uniform(random, samples * network.Output.Length).Select(Math.Abs)]),
            // Far from any output, where the loss has its kink.
            LossKind.MeanAbsoluteError => NaiveTargets.FromValues([.. RandomValues.Uniform(random, samples * network.Output.Length).Select(static value => value + (100 * Math.Sign(value)))]),
            _ => NaiveTargets.FromValues(RandomValues.Uniform(random, samples * network.Output.Length)),
        };
        return new NetworkBatch(inputs, targets);
    }

    /// <summary>Random weights and a random batch at which no derivative jumps within <paramref name="distance"/> of any value.</summary>
    public static (NaiveNetwork Network, NetworkBatch Batch) AwayFromKinks(Network model, Random random, int samples, double distance)
    {
        for (int attempt = 0; attempt < 200; attempt++)
        {
            NaiveNetwork naive = new(model);
            RandomValues.Fill(naive, random);
            NetworkBatch batch = Random(model, random, samples);
            if (naive.DistanceToKink(batch.Inputs) > distance)
            {
                return (naive, batch);
            }
        }

        throw new InvalidOperationException("No batch stayed away from the kinks.");
    }

    /// <summary>One sample of the batch, as a batch.</summary>
    public NetworkBatch Sample(Network network, int sample)
    {
        static T[]? Part<T>(T[]? values, int sample, int length) => values?[(sample * length)..((sample + 1) * length)];

        return new NetworkBatch(
            Part(Inputs, sample, network.Input.Length)!,
            new NaiveTargets(Part(Targets.Labels, sample, network.Output.Pixels), Part(Targets.Values, sample, network.Output.Length)));
    }

    /// <summary>The outputs of a compiled network.</summary>
    public double[] Predict(GeneratedNetwork network)
    {
        Network model = network.Model;
        float[] outputs = new float[Inputs.Length / model.Input.Length * model.Output.Length];
        network.Predict(CallerInputs(network), outputs);
        return DataLayout.FromCaller(outputs, model.Output, model.ChannelsFirst);
    }

    /// <summary>The loss of a compiled network, with its gradients left in the trainer.</summary>
    public float ComputeGradients(GeneratedNetwork network, GeneratedTrainer trainer) => Targets.Labels is int[] labels
        ? trainer.ComputeGradients(CallerInputs(network), labels)
        : trainer.ComputeGradients(CallerInputs(network), CallerTargets(network));

    /// <summary>One optimizer step of a compiled network.</summary>
    public float Step(GeneratedNetwork network, GeneratedTrainer trainer) => Targets.Labels is int[] labels
        ? trainer.Step(CallerInputs(network), labels)
        : trainer.Step(CallerInputs(network), CallerTargets(network));

    /// <summary>The loss and accuracy of a compiled network.</summary>
    public Evaluation Evaluate(GeneratedNetwork network, GeneratedTrainer trainer) => Targets.Labels is int[] labels
        ? trainer.Evaluate(CallerInputs(network), labels)
        : trainer.Evaluate(CallerInputs(network), CallerTargets(network));

    private float[] CallerInputs(GeneratedNetwork network) => DataLayout.ToCaller(Inputs, network.Model.Input, network.Model.ChannelsFirst);

    private float[] CallerTargets(GeneratedNetwork network) => DataLayout.ToCaller(Targets.Values!, network.Model.Output, network.Model.ChannelsFirst);
}
