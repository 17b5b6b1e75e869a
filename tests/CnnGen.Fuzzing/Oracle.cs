namespace CnnGen.Fuzzing;

/// <summary>What every reader promises.</summary>
internal static class Oracle
{
    private const long AllocationBesideTheFile = 1 << 20;

    /// <summary>Reads, and tells whether that was refused. Any exception but <see cref="InvalidDataException"/> goes on its way as a fault.</summary>
    /// <param name="length">Bytes that the file holds: a refused file may not allocate more than these and 1 MiB.</param>
    /// <param name="read">The reader.</param>
    /// <returns>Why it was refused; null where it was accepted.</returns>
    public static string? Refusal(long length, Action read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
            return null;
        }
        catch (InvalidDataException failure)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Require(allocated <= length + AllocationBesideTheFile, $"{allocated} bytes were allocated for a refused file of {length}: {failure.Message}");
            return failure.Message;
        }
    }

    /// <exception cref="BrokenPromiseException">The promise is broken.</exception>
    public static void Require(bool isKept, string broken)
    {
        if (!isKept)
        {
            throw new BrokenPromiseException(broken);
        }
    }
}
