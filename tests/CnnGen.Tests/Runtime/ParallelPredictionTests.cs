using System.Diagnostics;

namespace CnnGen.Tests.Runtime;

[Collection(nameof(SharedThreads))]
public sealed class ParallelPredictionTests
{
    private readonly LinearNetwork _network = new(seed: 9);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void ThreadCount_ChangesNoBit(int samples)
    {
        float[] inputs = Inputs(samples);
        float[] expected = new float[samples * 3];
        _network.Predict(inputs, expected);
        foreach (int threads in new[] { 1, 2, 3, 8, 200 })
        {
            float[] outputs = new float[samples * 3];
            _network.Predict(inputs, outputs, threads);
            Assert.Equal(expected, outputs);
        }
    }

    [Fact]
    public void AsManyThreadsAsThereAre_StartNoThreadASample()
    {
        float[] inputs = Inputs(5000);
        float[] expected = new float[15000];
        _network.Predict(inputs, expected);
        float[] outputs = new float[15000];
        _network.Predict(inputs, outputs, threads: int.MaxValue);
        Assert.Equal(expected, outputs);
        using Process process = Process.GetCurrentProcess();
        Assert.InRange(process.Threads.Count, 1, WorkerPool.MostThreads + 200);
    }

    /// <summary>The samples of the helpers pass through buffers: of a batch of 64 MB at most 4 MB a helper, and what each thread needs for itself.</summary>
    [Fact]
    public void LongBatch_KeepsLittleMemory()
    {
        const int samples = 2_000_003;
        float[] inputs = Inputs(samples);
        float[] outputs = new float[samples * 3];
        float[] expected = new float[samples * 3];
        for (int first = 0; first < samples; first += 1000)
        {
            int count = Math.Min(1000, samples - first);
            _network.Predict(inputs.AsSpan(first * 5, count * 5), expected.AsSpan(first * 3, count * 3));
        }

        long before = GC.GetTotalMemory(forceFullCollection: true);
        _network.Predict(inputs, outputs, threads: 3);
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < 12 << 20, $"{kept} bytes are kept.");
        Assert.Equal(expected, outputs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void ThreadsThatDoNotStart_ChangeNoBit(int possible)
    {
        float[] inputs = Inputs(50);
        float[] expected = new float[150];
        _network.Predict(inputs, expected);
        float[] outputs = new float[150];
        PredictionWork<LinearNetwork> work = new(WorkerPoolTests.Limited(possible, new PlatformNotSupportedException()));
        work.Predict(_network, inputs, outputs, 50, participants: 4);
        Assert.Equal(expected, outputs);
    }

    [Fact]
    public void ManyCallersAtOnce_AllGetTheirOwnResults()
    {
        float[] inputs = Inputs(50);
        float[] expected = new float[150];
        _network.Predict(inputs, expected);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 6 }, round =>
        {
            LinearNetwork network = round % 2 == 0 ? _network : new LinearNetwork(seed: 9);
            float[] outputs = new float[150];
            network.Predict(inputs, outputs, threads: 4);
            Assert.Equal(expected, outputs);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(49)]
    public void FailureInAnySample_ReachesCaller_AndThreadsGoOn(int sample)
    {
        float[] inputs = Inputs(50);
        float[] outputs = new float[150];
        inputs[sample * 5] = 666;
        for (int round = 0; round < 20; round++)
        {
            Assert.Throws<NotSupportedException>(() => _network.Predict(inputs, outputs, threads: 3));
        }

        inputs[sample * 5] = 0;
        _network.Predict(inputs, outputs, threads: 3);
    }

    [Fact]
    public void BadArguments_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => _network.Predict(new float[5], new float[3], threads: 0));
        Assert.Throws<ArgumentException>("inputs", () => _network.Predict(new float[6], new float[3], threads: 2));
        Assert.Throws<ArgumentException>("outputs", () => _network.Predict(new float[5], new float[4], threads: 2));
    }

    [Fact]
    public void WarmPrediction_AllocatesNothingOnCallersThread()
    {
        float[] inputs = Inputs(50);
        float[] outputs = new float[150];
        Allocations.AssertNoneOnceWarm(() =>
        {
            for (int round = 0; round < 100; round++)
            {
                _network.Predict(inputs, outputs, threads: 3);
                _network.Predict(inputs.AsSpan(0, 20), outputs.AsSpan(0, 12), threads: 2);
            }
        });
    }

    private static float[] Inputs(int samples)
    {
        Random random = new(samples);
        return [.. Enumerable.Range(0, samples * 5).Select(_ => random.NextSingle())];
    }
}
