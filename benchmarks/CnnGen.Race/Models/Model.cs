namespace CnnGen.Race.Models;

/// <summary>A network as the peers build it.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Height">Rows of the input.</param>
/// <param name="Width">Columns of the input.</param>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Layers">In order.</param>
internal sealed record Model(string Name, int Height, int Width, int Channels, IReadOnlyList<ModelLayer> Layers)
{
    /// <summary>Floating-point operations of one sample's forward pass: two a multiply-add.</summary>
    public double ForwardOperations => 2.0 * Layers.Sum(static layer => layer.MultiplyAdds);

    /// <summary>Those of a training step: once more for the weights' gradients, and for the inputs' except the first layer's.</summary>
    public double TrainingOperations =>
        (3 * ForwardOperations) - (2.0 * Layers.Select(static layer => layer.MultiplyAdds).First(static multiplyAdds => multiplyAdds > 0));

    /// <summary>Floating-point operations of one sample in a kernel of a layer; zero where nothing is multiplied and added.</summary>
    /// <param name="kernels">The class of the layer's kernels.</param>
    /// <param name="role">The kernel's name.</param>
    public double OperationsOf(string kernels, string role) =>
        role is "Forward" or "BackwardData" or "BackwardWeights" && Find(kernels) is { } layer ? 2.0 * layer.MultiplyAdds : 0;

    /// <summary>The layer's name for the class of its kernels; that class's name where it is of no layer.</summary>
    public string NameOf(string kernels) => Find(kernels)?.Name ?? kernels;

    /// <summary>Reorders samples from channels-last, as our networks read them, to channels-first, as the peers do.</summary>
    public float[] ToChannelsFirst(ReadOnlySpan<float> samples)
    {
        int pixels = Height * Width;
        float[] result = new float[samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            (int pixel, int channel) = Math.DivRem(i, Channels);
            (int sample, int place) = Math.DivRem(pixel, pixels);
            result[(((sample * Channels) + channel) * pixels) + place] = samples[i];
        }

        return result;
    }

    private ModelLayer? Find(string kernels) => Layers.SingleOrDefault(layer => kernels.Equals(layer.Name, StringComparison.OrdinalIgnoreCase));
}
