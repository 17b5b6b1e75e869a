using System.Diagnostics;

namespace CnnGen;

/// <summary>
/// Background threads that all trainers and parallel predictions of the process share, and that are never given back. Nobody waits for a thread: who finds too
/// few works with fewer, which costs time but no bits, and cannot deadlock. There is no lock either, so that an interrupted caller leaves nothing behind.
/// </summary>
/// <param name="processors">So many threads may work before a call gets fewer than it asks for.</param>
/// <param name="start">Starts a thread.</param>
internal sealed class WorkerPool(int processors, Action<Thread> start)
{
    /// <summary>
    /// Threads that work together, at most, whatever was asked for: as they are never given back, "as many as there are samples" must not start a million.
    /// </summary>
    public static readonly int MostThreads = Math.Max(256, Environment.ProcessorCount);

    public static readonly WorkerPool Shared = new(Environment.ProcessorCount, static thread => thread.Start());

    // A thread that does not start costs an exception; a limit on them may be lifted.
    private static readonly long TimeToNextTry = Stopwatch.Frequency;

    // Filled from the start, and never emptied.
    private readonly Worker?[] _workers = new Worker?[MostThreads - 1];
    private int _count;
    private int _busy;
    private long _nextTry = long.MinValue;

    /// <summary>
    /// Takes helpers: all that are asked for if nobody else has any; otherwise as many as leave no more threads at work, this caller's among them, than there
    /// are processors (or than this caller alone asks for, if that is more). Fewer where no more threads can be started.
    /// </summary>
    /// <param name="helpers">Receives them; as long as there are helpers asked for.</param>
    /// <returns>How many there are.</returns>
    public int Take(Span<Worker> helpers)
    {
        int reserved = Reserve(helpers.Length);
        int taken = 0;
        for (int i = 0; taken < reserved && i < _workers.Length && Volatile.Read(ref _workers[i]) is Worker worker; i++)
        {
            if (worker.TryTake())
            {
                helpers[taken++] = worker;
            }
        }

        while (taken < reserved && TryAdd() is Worker added)
        {
            helpers[taken++] = added;
        }

        Interlocked.Add(ref _busy, taken - reserved);
        return taken;
    }

    /// <summary>Gives helpers back that have ended their work.</summary>
    public void Release(Span<Worker> helpers)
    {
        foreach (Worker helper in helpers)
        {
            helper.Release();
        }

        Interlocked.Add(ref _busy, -helpers.Length);
    }

    private int Reserve(int helpers)
    {
        int most = Math.Max(helpers, processors - 1);
        int seen = Volatile.Read(ref _busy);
        while (true)
        {
            int reserved = Math.Max(0, Math.Min(helpers, most - seen));
            int before = Interlocked.CompareExchange(ref _busy, seen + reserved, seen);
            if (before == seen)
            {
                return reserved;
            }

            seen = before;
        }
    }

    /// <summary>Starts one more thread; null where that is not possible.</summary>
    private Worker? TryAdd()
    {
        if (Stopwatch.GetTimestamp() < Volatile.Read(ref _nextTry))
        {
            return null;
        }

        int number = Interlocked.Increment(ref _count);
        Worker? added = number <= _workers.Length ? TryStart(number) : null;
        if (added is null)
        {
            Interlocked.Decrement(ref _count);
            return null;
        }

        for (int i = 0; Interlocked.CompareExchange(ref _workers[i], added, null) is not null;)
        {
            i++;
        }

        return added;
    }

    private Worker? TryStart(int number)
    {
        try
        {
            Worker worker = new();
            start(new Thread(worker.Run) { IsBackground = true, Name = $"CnnGen worker {number}" });
            return worker;
        }
        catch (ThreadInterruptedException)
        {
            Thread.CurrentThread.Interrupt();
            return null;
        }
        catch (Exception failure) when (failure is PlatformNotSupportedException or OutOfMemoryException or ThreadStartException)
        {
            // The browser has no threads, and a system may allow no more of them.
            Volatile.Write(ref _nextTry, Stopwatch.GetTimestamp() + TimeToNextTry);
            return null;
        }
    }
}
