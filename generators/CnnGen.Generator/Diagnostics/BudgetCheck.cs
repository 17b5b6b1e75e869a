using System.Numerics;
using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Shapes;
using Microsoft.CodeAnalysis;
using static CnnGen.Generator.Diagnostics.MessageText;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Compares what a network costs with what it may cost. A network over its budget is a whole one, so its code is generated all the same.</summary>
internal static class BudgetCheck
{
    /// <summary>How many layers a message names.</summary>
    private const int Named = 3;

    public static void Report(Budget budget, Network network, CancellationToken cancellationToken)
    {
        CheckSum(budget, network, budget.MaxParameters, "MaxParameters", Descriptors.OverParameterBudget, LayerCost.Parameters);
        CheckSum(budget, network, budget.MaxMultiplyAdds, "MaxMultiplyAdds", Descriptors.OverMultiplyAddBudget, LayerCost.MultiplyAdds);
        if (budget.MaxScratchBytes is { } limit)
        {
            CheckScratch(budget, NetworkPlanner.Plan(network, withInputGradient: false, cancellationToken), limit);
        }
    }

    private static void CheckSum(
        Budget budget, Network network, long? limit, string place, DiagnosticDescriptor descriptor, Func<ShapedLayer, BigInteger> cost)
    {
        (string Name, BigInteger Cost)[] layers = [.. network.Layers.Select(layer => (layer.Layer.Name, cost(layer)))];
        BigInteger total = layers.Aggregate(BigInteger.Zero, static (sum, layer) => sum + layer.Cost);
        if (total > limit)
        {
            Report(budget, descriptor, place, total, limit.Value, layers);
        }
    }

    private static void CheckScratch(Budget budget, NetworkPlan plan, long limit)
    {
        long needed = sizeof(float) * plan.PredictionScratch;
        if (needed > limit)
        {
            Report(budget, Descriptors.OverScratchBudget, "MaxScratchBytes", needed, limit, ScratchOutputs(plan));
        }
    }

    /// <summary>The outputs that are kept in scratch; one that overwrites its input counts as that.</summary>
    private static IEnumerable<(string Name, BigInteger Cost)> ScratchOutputs(NetworkPlan plan)
    {
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            Place place = plan.Prediction.Values[i];
            int input = plan.Steps[i].Inputs[0];
            if (place.Home is Home.Sample or Home.Tile && (input < 0 || place != plan.Prediction.Values[input]))
            {
                yield return (NameOf(plan, i), sizeof(float) * (long)place.Length);
            }
        }
    }

    /// <summary>The layer of a step; of one that changes the caller's layout, the end of the network it stands at.</summary>
    private static string NameOf(NetworkPlan plan, int step) => plan.Steps[step].Layer switch
    {
        >= 0 and int layer => plan.Network.Layers[layer].Layer.Name,
        _ => step == 0 ? "input" : "output",
    };

    private static void Report(
        Budget budget, DiagnosticDescriptor descriptor, string place, BigInteger total, long limit, IEnumerable<(string Name, BigInteger Cost)> layers)
    {
        IEnumerable<string> heaviest = layers
            .Where(static layer => layer.Cost > 0)
            .OrderByDescending(static layer => layer.Cost)
            .Take(Named)
            .Select(static layer => $"{layer.Name} ({Count(layer.Cost)})");
        budget.Arguments.Report(descriptor, budget.Arguments.LocationOf(place), budget.Arguments.Subject, Count(total), Count(limit), string.Join(", ", heaviest));
    }
}
