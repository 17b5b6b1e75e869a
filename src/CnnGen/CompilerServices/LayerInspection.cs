using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>What an inspection does with each layer's output.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LayerInspection
{
    /// <summary>Hands an output to the observer, in PyTorch's layout.</summary>
    /// <param name="observer">Who looks.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="output">The output of one sample as the kernels store it: pixels one after another, each with all its channels.</param>
    /// <param name="channels">Channels of a stored pixel; flat data that is stored in order is one pixel.</param>
    public static void Show(LayerObserver observer, LayerInfo layer, ReadOnlySpan<float> output, int channels)
    {
        int pixels = output.Length / channels;
        ReadOnlySpan<int> shape = layer.IsFlat ? [layer.OutputChannels] : [layer.OutputChannels, layer.OutputHeight, layer.OutputWidth];
        float[] values = new float[output.Length];
        for (int c = 0; c < channels; c++)
        {
            for (int p = 0; p < pixels; p++)
            {
                values[(c * pixels) + p] = output[(p * channels) + c];
            }
        }

        observer(layer, shape, values);
    }
}
