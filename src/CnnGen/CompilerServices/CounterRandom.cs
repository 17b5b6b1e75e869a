using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>Random bits as a function of a counter, so that a dropout mask does not depend on the order in which samples are worked.</summary>
[CLSCompliant(false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CounterRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>
    /// The key of one layer's mask for one sample: <c>Mix(Mix(Mix(seed) ^ step) ^ (layer &lt;&lt; 32 | sample))</c>. As <see cref="Mix"/> is a bijection,
    /// all samples and layers of one step have different keys, and so have all steps of one seed for the same sample and layer.
    /// </summary>
    /// <param name="seed">The trainer's seed.</param>
    /// <param name="step">The step's number.</param>
    /// <param name="sample">The sample's place in the mini-batch.</param>
    /// <param name="layer">The layer's place in the network, from 0: every attribute that declares a layer counts.</param>
    /// <returns>64 well mixed bits.</returns>
    public static ulong Key(int seed, long step, int sample, int layer)
        => Mix(Mix(Mix((uint)seed) ^ (ulong)step) ^ (((ulong)(uint)layer << 32) | (uint)sample));

    /// <summary>
    /// One output of SplitMix64 (Steele, Lea and Flood 2014) at the state <paramref name="value"/>: a bijection that spreads every bit over all 64.
    /// </summary>
    /// <param name="value">Any value.</param>
    public static ulong Mix(ulong value)
    {
        value += GoldenGamma;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
