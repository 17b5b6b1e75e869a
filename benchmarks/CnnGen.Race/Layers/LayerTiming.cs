namespace CnnGen.Race.Layers;

/// <summary>What a layer's kernel takes of a pass.</summary>
/// <param name="Network">The network.</param>
/// <param name="Pass">What the network does: <c>predict</c> or an optimizer's name.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Role">The kernel.</param>
/// <param name="Seconds">A sample; the median.</param>
/// <param name="Operations">Floating-point operations a sample; zero for what does not multiply and add.</param>
/// <param name="ShareOfPeak">Of the multiply-add peak of one core.</param>
/// <param name="ShareOfPass">Of the pass's time.</param>
internal sealed record LayerTiming(
    string Network, string Pass, string Layer, string Role, double Seconds, double Operations, double ShareOfPeak, double ShareOfPass)
{
    /// <summary>The part of the pass's time that would be gained if this ran at the peak, or, where nothing is multiplied, took no time.</summary>
    public double Gain => ShareOfPass * Math.Max(0, 1 - ShareOfPeak);
}
