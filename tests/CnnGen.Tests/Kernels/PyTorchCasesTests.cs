using CnnGen.Tests.Naive;
using CnnGen.Tests.Reference;

namespace CnnGen.Tests.Kernels;

/// <summary>The emitted code against PyTorch, through the public API: predictions, gradients and ten steps of four optimizers.</summary>
public sealed class PyTorchCasesTests
{
    private const double Tolerance = 1e-5;
    private const double ToleranceAfterTenSteps = 2e-5;

    public static TheoryData<string> Names => ReferenceCase.Names;

    public static TheoryData<string, string> NamesAndOptimizers => ReferenceCase.NamesAndOptimizers;

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_ArePyTorchs(string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);

        TensorAssert.Close("output", TensorAssert.ToDoubles(reference.Output), Batch(reference).Predict(Compile(reference)), Tolerance);
        if (reference.HasLabels)
        {
            double[] probabilities = Batch(reference).Predict(Compile(reference, withSoftmax: true));
            TensorAssert.Close("probabilities", TensorAssert.ToDoubles(reference.Probabilities), probabilities, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LossAndGradients_ArePyTorchs(string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        foreach (bool withSoftmax in reference.HasLabels ? new[] { false, true } : [false])
        {
            GeneratedNetwork network = Compile(reference, withSoftmax);
            GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));

            float loss = Batch(reference).ComputeGradients(network, trainer);

            Assert.Equal(reference.Loss, loss, Tolerance * reference.Loss);
            foreach (string parameter in network.Parameters.Names)
            {
                double[] expected = TensorAssert.ToDoubles(reference.Gradients[parameter].Values);
                TensorAssert.Close(parameter, expected, NetworkComparison.Values(trainer.Gradients, parameter), Tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndOptimizers))]
    public void TenSteps_LeadWherePyTorchGoes(string name, string optimizerName)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        ReferenceOptimizer settings = reference.Optimizer(optimizerName);
        GeneratedNetwork network = Compile(reference);
        GeneratedTrainer trainer = network.CreateTrainer(Create(settings), threads: 2);
        NetworkBatch batch = Batch(reference);

        double[] losses = [.. settings.LossBeforeEachStep.Select(_ => (double)batch.Step(network, trainer))];

        TensorAssert.Close("loss curve", settings.LossBeforeEachStep, losses, Tolerance);
        foreach (string parameter in network.Parameters.Names)
        {
            double[] expected = TensorAssert.ToDoubles(settings.WeightsAfter[parameter].Values);
            TensorAssert.Within(parameter, expected, NetworkComparison.Values(network.Parameters, parameter), ToleranceAfterTenSteps);
        }
    }

    /// <summary>The case's network with PyTorch's initial weights.</summary>
    internal static GeneratedNetwork Compile(ReferenceCase reference, bool withSoftmax = false)
    {
        GeneratedNetwork network = NetworkCompiler.Compile(reference.ToNetwork(withSoftmax));
        IReadOnlyDictionary<string, ReferenceTensor> weights = reference.InitialWeights;
        Assert.Equal(weights.Keys.Order(), network.Parameters.Names.Order());
        foreach (ReferenceTensor weight in weights.Values)
        {
            Assert.Equal(weight.Shape, network.Parameters.Shape(weight.Name).ToArray());
            network.Parameters.CopyFrom(weight.Name, weight.Values);
        }

        return network;
    }

    private static NetworkBatch Batch(ReferenceCase reference) => new(
        TensorAssert.ToDoubles(reference.Input),
        reference.HasLabels ? NaiveTargets.FromLabels(reference.Labels) : NaiveTargets.FromValues(TensorAssert.ToDoubles(reference.Targets)));

    private static Optimizer Create(ReferenceOptimizer settings) => settings.Kind switch
    {
        "sgd" => new Sgd(settings.LearningRate, settings.Momentum, weightDecay: settings.WeightDecay),
        "adam" => new Adam(settings.LearningRate),
        "adamw" => new AdamW(settings.LearningRate, weightDecay: settings.WeightDecay),
        _ => throw new InvalidDataException($"Unknown optimizer '{settings.Kind}'."),
    };
}
