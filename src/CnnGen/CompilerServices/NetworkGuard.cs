using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CnnGen.CompilerServices;

/// <summary>The checks that predictions make before they touch anything.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkGuard
{
    /// <summary>Checks the lengths of a prediction.</summary>
    /// <param name="inputs">n samples of <paramref name="inputShape"/>.</param>
    /// <param name="outputs">n samples of <paramref name="outputShape"/>.</param>
    /// <param name="inputShape">The shape of one input sample.</param>
    /// <param name="outputShape">The shape of one output sample.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">A length is not a whole number of samples, the lengths do not match, or the spans overlap.</exception>
    public static int CheckPredict(ReadOnlySpan<float> inputs, Span<float> outputs, SampleShape inputShape, SampleShape outputShape)
    {
        int samples = CheckInputs(inputs, inputShape);
        long expected = (long)samples * outputShape.Length;
        if (outputs.Length != expected)
        {
            throw new ArgumentException(
                $"{expected} floats were expected, {Samples(samples, outputShape)}, but the outputs have {outputs.Length}.", nameof(outputs));
        }

        ThrowIfOverlap(inputs, outputs, "The outputs overlap the inputs.", nameof(outputs));
        return samples;
    }

    /// <summary>Checks the lengths of a classification.</summary>
    /// <param name="inputs">n samples of <paramref name="inputShape"/>.</param>
    /// <param name="classes">A class for each sample, or for each pixel of each sample.</param>
    /// <param name="inputShape">The shape of one input sample.</param>
    /// <param name="outputShape">The shape of one output sample.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">A length is not a whole number of samples, the lengths do not match, or the spans overlap.</exception>
    public static int CheckClassify(ReadOnlySpan<float> inputs, Span<int> classes, SampleShape inputShape, SampleShape outputShape)
    {
        int samples = CheckInputs(inputs, inputShape);
        long expected = (long)samples * outputShape.Pixels;
        if (classes.Length != expected)
        {
            string each = outputShape.Pixels == 1 ? "1" : $"{outputShape.Pixels} ({outputShape.Height}x{outputShape.Width})";
            throw new ArgumentException(
                $"Room for {expected} classes was expected, {each} for each of {samples} samples, but there is room for {classes.Length}.", nameof(classes));
        }

        if (MemoryMarshal.AsBytes(inputs).Overlaps(MemoryMarshal.AsBytes(classes)))
        {
            throw new ArgumentException("The classes overlap the inputs.", nameof(classes));
        }

        return samples;
    }

    /// <summary>Checks the caller's working memory.</summary>
    /// <param name="inputs">The prediction's inputs.</param>
    /// <param name="outputs">The prediction's outputs.</param>
    /// <param name="scratch">The working memory.</param>
    /// <param name="needed">Floats that one sample needs.</param>
    /// <exception cref="ArgumentException">The working memory is too short or overlaps another span.</exception>
    public static void CheckScratch(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> scratch, int needed)
    {
        if (scratch.Length < needed)
        {
            throw new ArgumentException($"At least {needed} floats of scratch were expected, but there are {scratch.Length}.", nameof(scratch));
        }

        ThrowIfOverlap(inputs, scratch, "The scratch overlaps the inputs.", nameof(scratch));
        ThrowIfOverlap(outputs, scratch, "The scratch overlaps the outputs.", nameof(scratch));
    }

    /// <summary>Checks the length of one sample.</summary>
    /// <param name="input">The sample.</param>
    /// <param name="inputShape">The shape of one input sample.</param>
    /// <exception cref="ArgumentException">The length is not that of one sample.</exception>
    public static void CheckSingle(ReadOnlySpan<float> input, SampleShape inputShape)
    {
        if (input.Length != inputShape.Length)
        {
            throw new ArgumentException($"One sample of {Described(inputShape)} was expected, but the input has {input.Length} floats.", nameof(input));
        }
    }

    /// <summary>The index of the largest value: of equal ones the first. A NaN counts as the largest, as in PyTorch.</summary>
    /// <param name="values">The values, and what lies between them.</param>
    /// <param name="stride">Floats from one value to the next, at least 1.</param>
    /// <returns>The index among the values, or -1 where there are none.</returns>
    public static int IndexOfLargest(ReadOnlySpan<float> values, int stride = 1)
    {
        if (values.IsEmpty)
        {
            return -1;
        }

        int largest = 0;
        for (int i = stride; i < values.Length && !float.IsNaN(values[largest]); i += stride)
        {
            if (values[i] > values[largest] || float.IsNaN(values[i]))
            {
                largest = i;
            }
        }

        return largest / stride;
    }

    /// <summary>A length with its shape, as in <c>784 (28x28x1)</c>; a flat shape says no more than its length.</summary>
    internal static string Described(SampleShape shape) => shape.IsFlat ? $"{shape}" : $"{shape.Length} ({shape})";

    /// <summary>Samples with the shape of each, as in <c>2 samples of 784 (28x28x1)</c>.</summary>
    internal static string Samples(int count, SampleShape shape) => $"{count} {(count == 1 ? "sample" : "samples")} of {Described(shape)}";

    private static int CheckInputs(ReadOnlySpan<float> inputs, SampleShape shape)
    {
        int samples = inputs.Length / shape.Length;
        return samples * shape.Length == inputs.Length
            ? samples
            : throw new ArgumentException(
                $"A whole number of samples of {Described(shape)} was expected, but the inputs have {inputs.Length} floats.", nameof(inputs));
    }

    private static void ThrowIfOverlap(ReadOnlySpan<float> first, ReadOnlySpan<float> second, string message, string parameter)
    {
        if (first.Overlaps(second))
        {
            throw new ArgumentException(message, parameter);
        }
    }
}
