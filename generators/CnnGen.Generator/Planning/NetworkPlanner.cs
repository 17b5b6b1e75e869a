using CnnGen.Generator.Model;
using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Planning;

/// <summary>From a network to its plan: lowering, then parameters, then memory.</summary>
internal static class NetworkPlanner
{
    /// <summary>Floats of activations that a tile may keep: 32 MB a thread, however much longer tiles would spare.</summary>
    private const int TileBudget = 8 * 1024 * 1024;

    /// <summary>Samples over which the gradient of a dense layer's weights, loaded and stored once a tile, costs little beside its sums.</summary>
    private const int LongestTile = 32;

    /// <param name="network">The network.</param>
    /// <param name="withInputGradient">Whether training computes the gradient of the network's input, too.</param>
    /// <param name="checkpoint">Passed at every layer.</param>
    public static NetworkPlan Plan(Network network, bool withInputGradient, Checkpoint checkpoint = default)
    {
        LoweredNetwork lowered = Lowering.Lower(network, checkpoint);
        Step[] learning = [.. WithLearning(lowered.Steps, network)];
        int lastMap = LastMap(learning, network);
        bool[] needGradients = NeedGradients(learning, withInputGradient);
        bool NeedsGradient(int value) => value == Values.Input ? withInputGradient : needGradients[value];
        Step[] decided = [.. learning.Select(step => step with { IsBatched = step.Operation is DenseOperation && step.Runs(Modes.Prediction) && step.Index > lastMap, ToData = step.Inputs.Any(NeedsGradient) })];
        PlannedParameters parameters = ParameterPlanner.Plan(decided, network, checkpoint);
        List<Step> steps = parameters.Steps;
        int tileLength = TileLength(steps);
        return new NetworkPlan(
            network, steps.ToEquatableArray(), lowered.LayerValues, lowered.Output, Kernels(steps), lowered.Loss, parameters.Tensors, parameters.LearnedLength, parameters.Length,
            parameters.TransposedLength, tileLength,
            MemoryPlanner.Forward(network, steps, lowered.Output, Modes.Prediction), MemoryPlanner.Forward(network, steps, lowered.Output, Modes.Evaluation),
            TrainingMemoryPlanner.Plan(network, steps, lowered.Output, lowered.Loss, tileLength, NeedsGradient));
    }

    /// <summary>The steps, told whether their tensors learn.</summary>
    private static IEnumerable<Step> WithLearning(IReadOnlyList<Step> steps, Network network)
    {
        HashSet<int> learning = [.. LayerParameter.Of(network).Where(static parameter => parameter.Spec.HasGradient).Select(static parameter => parameter.Layer)];
        return steps.Select(step => step with { ToWeights = step.Operation.HoldsParameters && learning.Contains(step.Layer) });
    }

    /// <summary>Whether the gradient of each step's output is of use: the step or one that it depends on learns, or the gradient of the input is asked for.</summary>
    private static bool[] NeedGradients(IReadOnlyList<Step> steps, bool withInputGradient)
    {
        bool[] needs = new bool[steps.Count];
        foreach (Step step in steps.Where(static step => step.Runs(Modes.Prediction | Modes.Training)))
        {
            needs[step.Index] = step.ToWeights || step.Inputs.Any(input => input == Values.Input ? withInputGradient : needs[input]);
        }

        return needs;
    }

    /// <summary>
    /// The last step of a layer that writes a feature map; -1 where there is none. A dense layer behind it takes all samples of a tile at once, so that its weights are
    /// read once for them. Every value from there on has a place for each sample, which would cost too much where a feature map follows.
    /// </summary>
    private static int LastMap(IReadOnlyList<Step> steps, Network network) =>
        steps.LastOrDefault(step => step.Runs(Modes.Prediction) && step.Layer >= 0 && !network.Layers[step.Layer].Output.IsFlat)?.Index ?? -1;

    /// <summary>
    /// Without a batched layer, one: a sample then goes forward and backward by itself. Else the length at which the least memory is moved for a sample:
    /// the longer the tile, the fewer times the batched weights are streamed, and the more activations have left the second-level cache before they are read
    /// again.
    /// </summary>
    private static int TileLength(List<Step> steps)
    {
        long kept = steps.Sum(static step => (long)step.Operation.OutputLength);
        long streamed = steps.Sum(static step => step is { IsBatched: true, Operation: WeightedOperation weighted } ? (long)weighted.WeightStorage : 0);
        int best = 1;
        for (int length = 2; streamed > 0 && length <= LongestTile && length * kept <= TileBudget; length *= 2)
        {
            if (Machine.TileTraffic(kept, streamed, length) <= Machine.TileTraffic(kept, streamed, best))
            {
                best = length;
            }
        }

        return best;
    }

    private static EquatableArray<Kernel> Kernels(List<Step> steps)
    {
        var kernels = new List<Kernel>();
        foreach (IGrouping<string, Step> users in steps.GroupBy(static step => step.KernelClass, StringComparer.Ordinal))
        {
            kernels.Add(new Kernel(
                users.Key, users.First().Operation, string.Join(", ", users.Select(static step => step.Name)),
                users.Any(static step => step.ToData), users.Any(static step => step.ToWeights)));
        }

        return kernels.ToEquatableArray();
    }
}
