using CnnGen.Generator.Model;
using CnnGen.Generator.Shapes;
using CnnGen.Tests.Naive;
using CnnGen.Tests.Reference;

namespace CnnGen.Tests.Kernels;

/// <summary>Compares a compiled network with the naive reference on the same weights and batch.</summary>
internal static class NetworkComparison
{
    /// <summary>Gives the compiled network the naive one's weights.</summary>
    public static void CopyWeights(NaiveNetwork naive, GeneratedNetwork network)
    {
        Assert.Equal(naive.Parameters.Select(static parameter => parameter.Name), network.Parameters.Names);
        foreach (NaiveTensor parameter in naive.Parameters)
        {
            Assert.Equal(parameter.Shape, network.Parameters.Shape(parameter.Name).ToArray());
            network.Parameters.CopyFrom(parameter.Name, [.. parameter.Values.Select(static value => (float)value)]);
        }
    }

    /// <summary>Outputs, loss and every gradient that training computes, each within <paramref name="tolerance"/> of its tensor's largest value.</summary>
    public static void Check(GeneratedNetwork network, NaiveNetwork naive, NetworkBatch batch, double tolerance) => InContext(network.Model, () =>
    {
        TensorAssert.Close("output", naive.Predict(batch.Inputs), batch.Predict(network), tolerance);

        GeneratedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
        double loss = naive.ComputeGradients(batch.Inputs, batch.Targets).Loss;
        TensorAssert.Within("loss", [loss], [batch.ComputeGradients(network, trainer)], tolerance * Math.Max(1, Math.Abs(loss)));
        TensorAssert.Within("evaluated loss", [loss], [batch.Evaluate(network, trainer).Loss], tolerance * Math.Max(1, Math.Abs(loss)));
        Assert.Equal(LayerParameter.Of(network.Model).Where(static parameter => parameter.Spec.HasGradient).Select(static parameter => parameter.Name), trainer.Gradients.Names);
        foreach (NaiveTensor parameter in naive.Parameters.Where(parameter => trainer.Gradients.Names.Contains(parameter.Name)))
        {
            TensorAssert.Close($"gradient of {parameter.Name}", parameter.Gradient, Values(trainer.Gradients, parameter.Name), tolerance);
        }
    });

    public static double[] Values(ParameterSet parameters, string name) => TensorAssert.ToDoubles(parameters[name].ToArray());

    /// <summary>Runs assertions, and names the network in their message as a user would declare it.</summary>
    public static void InContext(Network network, Action check)
    {
        try
        {
            check();
        }
        catch (Exception failure)
        {
            Assert.Fail($"{failure.Message}\n{NetworkSource.Write(network)}\n{failure.StackTrace}");
        }
    }
}
