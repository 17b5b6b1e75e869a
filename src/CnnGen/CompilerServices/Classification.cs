using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>From a network's outputs to classes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Classification
{
    /// <summary>The index of each pixel's largest channel: of equal ones the first. A NaN counts as the largest, as in PyTorch.</summary>
    /// <param name="outputs">n samples.</param>
    /// <param name="classes">n x pixels, overwritten.</param>
    /// <param name="shape">The shape of a sample, with at least 2 channels; flat data is one pixel.</param>
    /// <param name="channelsFirst">Whether a sample lies in the order channels, height, width.</param>
    public static void Largest(ReadOnlySpan<float> outputs, Span<int> classes, SampleShape shape, bool channelsFirst)
    {
        int pixels = shape.Pixels;
        for (int i = 0; i < classes.Length; i++)
        {
            (int sample, int pixel) = Math.DivRem(i, pixels);
            ReadOnlySpan<float> values = outputs.Slice(sample * shape.Length, shape.Length);
            classes[i] = channelsFirst
                ? NetworkGuard.IndexOfLargest(values[pixel..], stride: pixels)
                : NetworkGuard.IndexOfLargest(values.Slice(pixel * shape.Channels, shape.Channels));
        }
    }

    /// <summary>1 for each output that is at least a threshold, 0 for the others, NaN among them.</summary>
    /// <param name="outputs">The outputs of a network with one channel.</param>
    /// <param name="classes">As many, overwritten.</param>
    /// <param name="threshold">0.5 for probabilities, 0 for logits.</param>
    public static void Sides(ReadOnlySpan<float> outputs, Span<int> classes, float threshold)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = outputs[i] >= threshold ? 1 : 0;
        }
    }
}
