using CnnGen.Tests.Reference;

namespace CnnGen.Tests.Naive;

/// <summary>The naive reference against PyTorch: in double it lies within the float32 rounding of the stored tensors.</summary>
public sealed class NaiveReferenceCaseTests
{
    private const double StoredRounding = 1e-7;

    public static TheoryData<string> Names => ReferenceCase.Names;

    public static TheoryData<string, string> NamesAndOptimizers => ReferenceCase.NamesAndOptimizers;

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_ArePyTorchs(string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        double[] input = TensorAssert.ToDoubles(reference.Input);

        TensorAssert.Close("output", TensorAssert.ToDoubles(reference.Output), Load(reference).Predict(input), StoredRounding);
        if (reference.HasLabels)
        {
            double[] probabilities = Load(reference, withSoftmax: true).Predict(input);
            TensorAssert.Close("probabilities", TensorAssert.ToDoubles(reference.Probabilities), probabilities, StoredRounding);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LossAndGradients_ArePyTorchs(string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        foreach (bool withSoftmax in reference.HasLabels ? new[] { false, true } : [false])
        {
            NaiveNetwork network = Load(reference, withSoftmax);

            (double loss, double[] inputGradient) = network.ComputeGradients(TensorAssert.ToDoubles(reference.Input), Targets(reference));

            Assert.Equal(reference.Loss, loss, 1e-12);
            TensorAssert.Close("input", TensorAssert.ToDoubles(reference.Gradients["input"].Values), inputGradient, StoredRounding);
            Assert.Equal(reference.Gradients.Count - 1, network.Parameters.Count);
            foreach (NaiveTensor parameter in network.Parameters)
            {
                ReferenceTensor expected = reference.Gradients[parameter.Name];
                Assert.Equal(expected.Shape, parameter.Shape);
                TensorAssert.Close(parameter.Name, TensorAssert.ToDoubles(expected.Values), parameter.Gradient, StoredRounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndOptimizers))]
    public void TenSteps_LeadWherePyTorchGoes(string name, string optimizerName)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        ReferenceOptimizer settings = reference.Optimizer(optimizerName);
        NaiveNetwork network = Load(reference);
        NaiveOptimizer optimizer = Create(settings);
        double[] input = TensorAssert.ToDoubles(reference.Input);
        NaiveTargets targets = Targets(reference);

        foreach (double expected in settings.LossBeforeEachStep)
        {
            Assert.Equal(expected, network.ComputeGradients(input, targets).Loss, 1e-10);
            optimizer.Step(network);
        }

        foreach (NaiveTensor parameter in network.Parameters)
        {
            TensorAssert.Within(parameter.Name, TensorAssert.ToDoubles(settings.WeightsAfter[parameter.Name].Values), parameter.Values, StoredRounding);
        }
    }

    private static NaiveNetwork Load(ReferenceCase reference, bool withSoftmax = false)
    {
        NaiveNetwork network = new(reference.ToNetwork(withSoftmax));
        foreach (ReferenceTensor tensor in reference.InitialWeights.Values)
        {
            TensorAssert.ToDoubles(tensor.Values).CopyTo(network[tensor.Name].Values, 0);
        }

        return network;
    }

    private static NaiveTargets Targets(ReferenceCase reference) => reference.HasLabels
        ? NaiveTargets.FromLabels(reference.Labels)
        : NaiveTargets.FromValues(TensorAssert.ToDoubles(reference.Targets));

    private static NaiveOptimizer Create(ReferenceOptimizer settings) => settings.Kind switch
    {
        "sgd" => new NaiveSgd(settings.LearningRate, settings.Momentum, settings.WeightDecay),
        "adam" => new NaiveAdam(settings.LearningRate, ReferenceOptimizer.Beta1, ReferenceOptimizer.Beta2, ReferenceOptimizer.Epsilon),
        "adamw" => new NaiveAdam(settings.LearningRate, ReferenceOptimizer.Beta1, ReferenceOptimizer.Beta2, ReferenceOptimizer.Epsilon, settings.WeightDecay),
        _ => throw new InvalidDataException($"Unknown optimizer '{settings.Kind}'."),
    };
}
