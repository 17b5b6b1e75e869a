using Xunit;

namespace CnnGen.Shared.Assertions;

/// <summary>What calls allocate on their own thread.</summary>
internal static class Allocations
{
    private const int Rounds = 5;

    /// <summary>
    /// Fails if a warm call allocates. A call that allocates does so in each round; the runtime itself may allocate in one of them,
    /// when it loads something for code of the next tier or when another test has the pool start a thread.
    /// </summary>
    public static void AssertNoneOnceWarm(Action call)
    {
        call();
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated == 0)
            {
                return;
            }
        }

        Assert.Fail($"Each of {Rounds} warm calls allocated, the last one {allocated} bytes.");
    }
}
