using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>
/// Draws the initial values of a network. Tensors are drawn in the order of the layouts, a tensor's values in PyTorch's row-major order, one after
/// another from one xoshiro256** whose state is SplitMix64's first four outputs from the (sign-extended) seed. A uniform value is
/// <c>bound * (u / 2^52 - 1)</c> with <c>u</c> the upper 53 bits of a draw; a normal one comes from Marsaglia's polar method with both of its deviates used.
/// Only integer and exactly rounded operations take part, so a seed gives the same bits on every machine. Biases that are zero draw nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterInitializer
{
    /// <summary>Overwrites all parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="initializer">How to draw.</param>
    /// <param name="seed">Any value.</param>
    public static void Initialize(ParameterSet parameters, Initializer initializer, int seed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Xoshiro256 random = new(unchecked((ulong)seed));
        foreach (ref readonly ParameterLayout layout in parameters.Layouts)
        {
            float[] rows = new float[PanelTranslation.LongestPanel(layout)];
            for (int panel = 0; panel < PanelTranslation.PanelCount(layout); panel++)
            {
                Span<float> values = rows.AsSpan(0, PanelTranslation.Length(layout, panel));
                Fill(values, layout, initializer, ref random);
                PanelTranslation.Write(layout, panel, values, parameters.Storage);
            }
        }
    }

    private static void Fill(Span<float> values, in ParameterLayout layout, Initializer initializer, ref Xoshiro256 random)
    {
        switch (layout.Initial)
        {
            case InitialValues.Weight:
                FillWeights(values, layout, initializer, ref random);
                break;
            case InitialValues.Bias:
                FillBias(values, layout, initializer, ref random);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(layout), layout.Initial, $"{layout.Name}: a rule of the enumeration was expected.");
        }
    }

    private static void FillWeights(Span<float> values, in ParameterLayout layout, Initializer initializer, ref Xoshiro256 random)
    {
        switch (initializer)
        {
            case Initializer.PyTorch:
                FillUniform(values, 1 / Math.Sqrt(layout.FanIn), ref random);
                break;
            case Initializer.GlorotUniform:
                FillUniform(values, Math.Sqrt(6 / ((double)layout.FanIn + layout.FanOut)), ref random);
                break;
            case Initializer.HeUniform:
                FillUniform(values, Math.Sqrt(6.0 / layout.FanIn), ref random);
                break;
            case Initializer.HeNormal:
                FillNormal(values, Math.Sqrt(2.0 / layout.FanIn), ref random);
                break;
            default:
                throw Unknown(initializer);
        }
    }

    private static void FillBias(Span<float> values, in ParameterLayout layout, Initializer initializer, ref Xoshiro256 random)
    {
        switch (initializer)
        {
            case Initializer.PyTorch:
                FillUniform(values, 1 / Math.Sqrt(layout.FanIn), ref random);
                break;
            case Initializer.GlorotUniform or Initializer.HeUniform or Initializer.HeNormal:
                values.Clear();
                break;
            default:
                throw Unknown(initializer);
        }
    }

    private static ArgumentOutOfRangeException Unknown(Initializer initializer) =>
        new(nameof(initializer), initializer, "An initializer of the enumeration was expected.");

    private static void FillUniform(Span<float> values, double bound, ref Xoshiro256 random)
    {
        foreach (ref float value in values)
        {
            value = (float)(bound * random.NextSymmetric());
        }
    }

    private static void FillNormal(Span<float> values, double deviation, ref Xoshiro256 random)
    {
        foreach (ref float value in values)
        {
            value = (float)(deviation * random.NextNormal());
        }
    }
}
