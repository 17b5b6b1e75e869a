using System.Buffers;
using System.Runtime.InteropServices;
using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>Wrong, odd and hostile calls of <c>Predict</c> and <c>Classify</c> on a generated network.</summary>
public sealed class PredictionCallTests
{
    private const int Features = 4 * 5 * 3;
    private const int Classes = 7;

    private static readonly GeneratedNetwork s_network = NetworkCompiler.Compile(
        NetworkBuilder.Input(4, 5, 3).Conv2D(6, (3, 3), activation: new(ActivationKind.ReLU)).Flatten().Dense(Classes).Softmax().Build());

    [Theory]
    [InlineData(Features - 1)]
    [InlineData(Features + 1)]
    [InlineData(1)]
    public void InputsOfAWrongLength_AreNamedWithTheirShape(int length)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => s_network.Predict(new float[length], new float[Classes]));

        Assert.Equal("inputs", error.ParamName);
        Assert.Contains("60 (4x5x3)", error.Message);
        Assert.Contains(FormattableString.Invariant($"{length}"), error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Classes - 1)]
    [InlineData(Classes + 1)]
    [InlineData(2 * Classes)]
    public void OutputsOfAWrongLength_AreRefusedUntouched(int length)
    {
        float[] outputs = new float[length];
        Array.Fill(outputs, -1f);

        ArgumentException error = Assert.Throws<ArgumentException>(() => s_network.Predict(new float[Features], outputs));

        Assert.Equal("outputs", error.ParamName);
        Assert.All(outputs, static value => Assert.Equal(-1f, value));
    }

    [Fact]
    public void ZeroSamples_DoNothing()
    {
        s_network.Predict([], []);
        s_network.Predict([], [], threads: 2);
        s_network.Predict([], [], new float[s_network.ScratchLength]);
    }

    [Fact]
    public void ShortScratch_IsRefusedWithTheLengthNeeded()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => s_network.Predict(new float[Features], new float[Classes], new float[s_network.ScratchLength - 1]));

        Assert.Equal("scratch", error.ParamName);
        Assert.Contains(FormattableString.Invariant($"{s_network.ScratchLength}"), error.Message);
    }

    [Fact]
    public void OverlappingSpans_AreRefused()
    {
        float[] shared = new float[Features + Classes + s_network.ScratchLength];

        Assert.Throws<ArgumentException>(() => s_network.Predict(shared.AsSpan(0, Features), shared.AsSpan(Features - 1, Classes)));
        Assert.Throws<ArgumentException>(() => s_network.Predict(shared.AsSpan(0, Features), shared.AsSpan(0, Classes)));
        Assert.Throws<ArgumentException>(() => s_network.Predict(shared.AsSpan(0, Features), shared.AsSpan(0, Classes), threads: 2));
        Assert.Throws<ArgumentException>(
            () => s_network.Predict(shared.AsSpan(0, Features), new float[Classes], shared.AsSpan(Features - 1, s_network.ScratchLength)));
        Assert.Throws<ArgumentException>(
            () => s_network.Predict(new float[Features], shared.AsSpan(0, Classes), shared.AsSpan(Classes - 1, s_network.ScratchLength)));
        s_network.Predict(shared.AsSpan(0, Features), shared.AsSpan(Features, Classes), shared.AsSpan(Features + Classes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void NoThreads_AreRefused(int threads) => Assert.Throws<ArgumentOutOfRangeException>(
        () => s_network.Predict(new float[Features], new float[Classes], threads));

    [Theory]
    [InlineData(0)]
    [InlineData(Features - 1)]
    [InlineData(2 * Features)]
    public void Classify_TakesExactlyOneSample(int length) =>
        Assert.Throws<ArgumentException>(() => s_network.Classify(new float[length]));

    [Fact]
    public void Classify_GivesTheLargestOutput()
    {
        Random random = new(3);
        for (int i = 0; i < 20; i++)
        {
            float[] input = [.. RandomValues.Uniform(random, Features).Select(static value => (float)value)];
            float[] outputs = new float[Classes];
            s_network.Predict(input, outputs);

            Assert.Equal(outputs.IndexOf(outputs.Max()), s_network.Classify(input));
        }
    }

    [Fact]
    public void Spans_MayLieAnywhere()
    {
        float[] input = [.. RandomValues.Uniform(new Random(4), Features).Select(static value => (float)value)];
        float[] expected = new float[Classes];
        s_network.Predict(input, expected);

        // One byte off every alignment that a vector could want, on the heap, on the stack and in a pooled array.
        Span<byte> bytes = new byte[((Features + Classes) * sizeof(float)) + 1];
        Span<float> unaligned = MemoryMarshal.Cast<byte, float>(bytes[1..]);
        input.CopyTo(unaligned);
        s_network.Predict(unaligned[..Features], unaligned.Slice(Features, Classes));
        Assert.Equal(expected, unaligned.Slice(Features, Classes));

        Span<float> stack = stackalloc float[Classes];
        s_network.Predict(input, stack);
        Assert.Equal(expected, stack);

        float[] pooled = ArrayPool<float>.Shared.Rent(Features + 3);
        input.CopyTo(pooled, 3);
        s_network.Predict(pooled.AsSpan(3, Features), stack);
        Assert.Equal(expected, stack);
        ArrayPool<float>.Shared.Return(pooled);
    }

    [Fact]
    public void SmallStack_IsEnough()
    {
        float[] outputs = new float[Classes];
        Thread thread = new(() => s_network.Predict(new float[Features], outputs), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(1, outputs.Sum(), 1e-5);
    }
}
