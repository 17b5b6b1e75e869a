namespace CnnGen.Race.Layers;

/// <summary>A call in a pass, as written there.</summary>
/// <param name="Pass">The pass's method.</param>
/// <param name="Layer">The class of the layer's kernels.</param>
/// <param name="Role">The kernel.</param>
internal sealed record LayerCall(string Pass, string Layer, string Role);
