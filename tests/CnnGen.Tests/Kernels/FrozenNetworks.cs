using CnnGen.Generator.Model;

namespace CnnGen.Tests.Kernels;

/// <summary>Networks with frozen layers.</summary>
internal static class FrozenNetworks
{
    /// <summary>The network with those of its layers with weights frozen that are chosen, and the others trainable.</summary>
    public static Network Freeze(Network network, Func<string, bool> isFrozen) => network with
    {
        Layers = network.Layers
            .Select(shaped => shaped.Layer is LearningLayer layer ? shaped with { Layer = layer with { IsTrainable = !isFrozen(layer.Name) } } : shaped)
            .ToEquatableArray(),
    };

    /// <summary>The network with every other layer with weights frozen, from the first or the second one on.</summary>
    public static Network FreezeEveryOther(Network network, int first)
    {
        int next = first;
        return Freeze(network, _ => next++ % 2 == 0);
    }

    /// <summary>The network with all layers frozen.</summary>
    public static Network FreezeAll(Network network) => Freeze(network, static _ => true);
}
