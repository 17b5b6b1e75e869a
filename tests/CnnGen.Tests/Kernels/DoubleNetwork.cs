using System.Reflection;
using CnnGen.CompilerServices;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>The passes of a network, emitted for <see langword="double"/> and with the gradient of the input: where rounding hides no error.</summary>
internal sealed class DoubleNetwork
{
    private readonly NetworkPlan _plan;
    private readonly TrainPass _train;
    private readonly EvaluatePass _evaluate;

    private DoubleNetwork(NetworkPlan plan, Type driver)
    {
        _plan = plan;
        _train = driver.GetMethod("Train")!.CreateDelegate<TrainPass>();
        _evaluate = driver.GetMethod("Evaluate")!.CreateDelegate<EvaluatePass>();
    }

    private delegate double TrainPass(
        double[] parameters, double[] transposed, double[] inputs, int[] labels, double[] targets, double lossScale, double[] scratch, double[] gradients,
        int count, double[] inputGradients);

    private delegate double EvaluatePass(double[] parameters, double[] inputs, int[] labels, double[] targets, double[] scratch, int count);

    public Network Model => _plan.Network;

    /// <summary>The most samples of one pass.</summary>
    public int TileLength => _plan.TileLength;

    public static IReadOnlyList<DoubleNetwork> Compile(IEnumerable<Network> networks)
    {
        Network[] named = [.. networks.Select(static (network, i) => network with { Target = network.Target with { Name = FormattableString.Invariant($"Net{i}") } })];
        Assembly assembly = InMemoryCompiler.Compile(named.SelectMany(Files));
        return
        [
            .. named.Select(network => new DoubleNetwork(
                NetworkPlanner.Plan(network, withInputGradient: true), assembly.GetTypes().Single(type => type.Name == network.Target.Name + "Driver"))),
        ];
    }

    /// <summary>The mean loss as in prediction, of at most a tile of samples.</summary>
    public double Evaluate(NaiveNetwork weights, NetworkBatch batch)
    {
        int count = batch.Inputs.Length / Model.Input.Length;
        return _evaluate(Store(weights), CallerInputs(batch), batch.Targets.Labels ?? [], CallerTargets(batch), Scratch(), count) / Terms(count);
    }

    /// <summary>The mean loss of at most a tile of samples, and its gradients by parameter and of the input.</summary>
    public (double Loss, Dictionary<string, double[]> Gradients, double[] InputGradient) ComputeGradients(NaiveNetwork weights, NetworkBatch batch)
    {
        int count = batch.Inputs.Length / Model.Input.Length;
        double[] gradients = new double[_plan.ParameterLength];
        double[] inputGradient = new double[batch.Inputs.Length];
        double loss = _train(
            Store(weights), new double[_plan.TransposedLength], CallerInputs(batch), batch.Targets.Labels ?? [], CallerTargets(batch), 1.0 / Terms(count),
            Scratch(), gradients, count, inputGradient);
        return (
            loss / Terms(count),
            _plan.Parameters.ToDictionary(static parameter => parameter.Name, parameter => Load(parameter, gradients)),
            DataLayout.FromCallerDoubles(inputGradient, Model.Input, Model.ChannelsFirst));
    }

    private static IEnumerable<(string Path, string Text)> Files(Network network)
    {
        foreach (EmittedFile file in NetworkEmitter.EmitKernels(network, new EmissionOptions(ElementType.Double, WithInputGradient: true)))
        {
            yield return (file.HintName, file.Text.Contains("static class Passes") ? file.Text + Driver(network.Target.Name) : file.Text);
        }
    }

    /// <summary>The passes are internal; this class behind them is not.</summary>
    private static string Driver(string name) => $$"""

        /// <summary>The passes for a test.</summary>
        public static class {{name}}Driver
        {
            /// <summary>Forward and backward.</summary>
            public static double Train(
                double[] parameters, double[] transposed, double[] inputs, int[] labels, double[] targets, double lossScale, double[] scratch, double[] gradients,
                int count, double[] inputGradients)
            {
                int correct = 0;
                Passes.Transpose(parameters, transposed);
                return Passes.Train(
                    parameters, transposed, inputs, labels, targets, lossScale, 0, 0, 0, scratch, gradients, count, ref correct, inputGradients);
            }

            /// <summary>Forward up to the loss.</summary>
            public static double Evaluate(double[] parameters, double[] inputs, int[] labels, double[] targets, double[] scratch, int count)
            {
                int correct = 0;
                return Passes.Evaluate(parameters, inputs, labels, targets, scratch, count, ref correct);
            }
        }
        """;

    private static ParameterLayout Layout(ParameterPlan parameter) => PanelStorage.Layout(parameter.Storage, parameter.Offset);

    private static double[] Load(ParameterPlan parameter, double[] storage)
    {
        ParameterLayout layout = Layout(parameter);
        return [.. Enumerable.Range(0, layout.Count).Select(i => storage[PanelStorage.Place(layout, i)])];
    }

    private double[] Store(NaiveNetwork weights)
    {
        double[] storage = new double[_plan.ParameterLength];
        foreach (ParameterPlan parameter in _plan.Parameters)
        {
            ParameterLayout layout = Layout(parameter);
            double[] values = weights[parameter.Name].Values;
            for (int i = 0; i < values.Length; i++)
            {
                storage[PanelStorage.Place(layout, i)] = values[i];
            }
        }

        return storage;
    }

    private double[] Scratch()
    {
        double[] scratch = new double[_plan.TrainingScratch];
        Array.Fill(scratch, double.NaN);
        return scratch;
    }

    private int Terms(int count) => count * (Model.Loss.Kind == LossKind.CrossEntropy ? Model.Output.Pixels : Model.Output.Length);

    private double[] CallerInputs(NetworkBatch batch) => DataLayout.ToCallerDoubles(batch.Inputs, Model.Input, Model.ChannelsFirst);

    private double[] CallerTargets(NetworkBatch batch) =>
        batch.Targets.Values is double[] values ? DataLayout.ToCallerDoubles(values, Model.Output, Model.ChannelsFirst) : [];
}
