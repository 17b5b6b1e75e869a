using CnnGen.Generator.Planning.Kernels;
using CnnGen.Shared.Sampling;
using CsCheck;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>Whatever becomes of the last elements, a run goes over every element, and reads or writes no others unless it may.</summary>
public sealed class VectorRunTests
{
    private static readonly Gen<VectorRun> s_runs = Gen.Select(
        Gen.Int[1, 300], Gen.Int[0, 2], Gen.Int[2, 3], Gen.Int[0, 2], Gen.Int[0, 3],
        static (length, width, bytes, vectors, rest) => VectorRun.Of(length, VectorBits.All[width], 1 << bytes, 1 << vectors, (RunRest)rest));

    [Fact]
    public void Runs_GoOverEveryElement() => s_runs.Check(2000, static run =>
    {
        int done = run.LoopLength;
        foreach (RunVector vector in run.Tail)
        {
            Assert.InRange(vector.Offset, 0, done);
            Assert.True(vector.End > done);
            done = vector.End;
        }

        Assert.InRange(done, run.Length, run.Reach);
    });

    [Fact]
    public void OnlyReachingRuns_GoPastTheEnd() => Gen.Int[1, 300].Check(300, static length => Assert.All(
        from bits in VectorBits.All
        from rest in Enum.GetValues<RunRest>()
        select (rest, VectorRun.Of(length, bits, elementBytes: 4, vectorsPerStep: 2, rest)),
        static run => Assert.True(run.Item2.Reach == run.Item2.Length || run.rest == RunRest.Reaching)));

    [Theory]
    [InlineData(3, RunRest.Narrower, new[] { 128 })]
    [InlineData(9, RunRest.Narrower, new[] { 256, 128 })]
    [InlineData(9, RunRest.Filled, new[] { 512, 256, 128 })]
    [InlineData(16, RunRest.Narrower, new[] { 512, 256, 128 })]
    public void Widths_AreThoseThatTheRunFills(int length, object rest, int[] widths) =>
        Assert.Equal(widths, RunPlanner.Widths(length, elementBytes: 4, (RunRest)rest));
}
