using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>The checks that predictions make before they touch anything.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkGuard
{
    /// <summary>Checks the lengths of a prediction.</summary>
    /// <param name="inputs">n x <paramref name="inputLength"/> floats.</param>
    /// <param name="outputs">n x <paramref name="outputLength"/> floats.</param>
    /// <param name="inputLength">Floats of one input sample.</param>
    /// <param name="outputLength">Floats of one output sample.</param>
    /// <param name="inputShape">The input's shape for messages, as in <c>28x28x1</c>.</param>
    /// <param name="outputShape">The output's shape for messages.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">A length is not a whole number of samples, the lengths do not match, or the spans overlap.</exception>
    public static int CheckPredict(
        ReadOnlySpan<float> inputs, Span<float> outputs, int inputLength, int outputLength, string inputShape, string outputShape)
    {
        int samples = inputs.Length / inputLength;
        if (samples * inputLength != inputs.Length)
        {
            throw new ArgumentException(
                $"A whole number of samples of {Shape(inputLength, inputShape)} was expected, but the inputs have {inputs.Length} floats.", nameof(inputs));
        }

        long expected = (long)samples * outputLength;
        if (outputs.Length != expected)
        {
            throw new ArgumentException(
                $"{expected} floats were expected, {Samples(samples, outputLength, outputShape)}, but the outputs have {outputs.Length}.",
                nameof(outputs));
        }

        ThrowIfOverlap(inputs, outputs, "The outputs overlap the inputs.", nameof(outputs));
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
    /// <param name="inputLength">Floats of one input sample.</param>
    /// <param name="inputShape">The input's shape for messages.</param>
    /// <exception cref="ArgumentException">The length is not that of one sample.</exception>
    public static void CheckSingle(ReadOnlySpan<float> input, int inputLength, string inputShape)
    {
        if (input.Length != inputLength)
        {
            throw new ArgumentException(
                $"One sample of {Shape(inputLength, inputShape)} was expected, but the input has {input.Length} floats.", nameof(input));
        }
    }

    /// <summary>The index of the largest value: of equal ones the first. A NaN counts as the largest, as in PyTorch.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The index, or -1 where there are no values.</returns>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = values.IsEmpty ? -1 : 0;
        for (int i = 1; i < values.Length && !float.IsNaN(values[largest]); i++)
        {
            if (values[i] > values[largest] || float.IsNaN(values[i]))
            {
                largest = i;
            }
        }

        return largest;
    }

    /// <summary>A length with its shape, as in <c>784 (28x28x1)</c>; a flat shape says no more than its length.</summary>
    internal static string Shape(int length, string shape) => shape.Contains('x') ? $"{length} ({shape})" : $"{length}";

    /// <summary>Samples with the shape of each, as in <c>2 samples of 784 (28x28x1)</c>.</summary>
    internal static string Samples(int count, int length, string shape) => $"{count} {(count == 1 ? "sample" : "samples")} of {Shape(length, shape)}";

    private static void ThrowIfOverlap(ReadOnlySpan<float> first, ReadOnlySpan<float> second, string message, string parameter)
    {
        if (first.Overlaps(second))
        {
            throw new ArgumentException(message, parameter);
        }
    }
}
