using System.Runtime.ExceptionServices;

namespace CnnGen;

/// <summary>
/// Background threads that all trainers and parallel predictions share, and that are never given back. Who waits looks for a moment, and then waits in the
/// kernel (see <see cref="Signal"/>). One caller uses them at a time; whoever comes meanwhile works alone, which costs time but no bits, and cannot deadlock.
/// </summary>
internal static class WorkerPool
{
    /// <summary>
    /// Threads that work together, at most, whatever was asked for: as they are never given back, "as many as there are samples" must not start a million.
    /// </summary>
    public static readonly int MostThreads = Math.Max(256, Environment.ProcessorCount);

    private static readonly List<Signal> Wakers = [];
    private static readonly Signal AllDone = new();
    private static ParallelWork? s_work;
    private static Exception? s_failure;
    private static int s_running;
    private static int s_taken;

    /// <summary>Runs the work on so many threads, the calling one among them, or on the calling one alone.</summary>
    /// <param name="work">What they do.</param>
    /// <param name="participants">How many, at most <see cref="MostThreads"/>.</param>
    /// <exception cref="Exception">What the first failing participant threw, after all have ended.</exception>
    public static void Run(ParallelWork work, int participants)
    {
        if (!TryStart(work, participants - 1))
        {
            work.Run(0);
            return;
        }

        RunGuarded(work, 0);
        Finish();
    }

    /// <summary>Starts helpers as participants 1, 2, ...; every successful call is followed by one of <see cref="Finish"/>.</summary>
    /// <param name="work">What they do.</param>
    /// <param name="helpers">How many, less than <see cref="MostThreads"/>.</param>
    /// <returns>Whether they started; not where somebody else has the threads.</returns>
    public static bool TryStart(ParallelWork work, int helpers)
    {
        if (helpers < 1 || Interlocked.Exchange(ref s_taken, 1) != 0)
        {
            return false;
        }

        try
        {
            while (Wakers.Count < helpers)
            {
                AddThread();
            }
        }
        catch
        {
            Volatile.Write(ref s_taken, 0);
            throw;
        }

        s_work = work;
        s_failure = null;
        s_running = helpers;
        for (int i = 0; i < helpers; i++)
        {
            Wakers[i].Set();
        }

        return true;
    }

    /// <summary>Waits for the helpers and rethrows what one of them threw.</summary>
    public static void Finish()
    {
        // An interrupted wait leaves the threads taken for good: they still work on the caller's memory.
        AllDone.Wait();
        Exception? failure = s_failure;
        s_work = null;
        s_failure = null;
        Volatile.Write(ref s_taken, 0);
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private static void AddThread()
    {
        Signal waker = new();
        int participant = Wakers.Count + 1;
        new Thread(() => Work(waker, participant)) { IsBackground = true, Name = $"CnnGen worker {participant}" }.Start();
        Wakers.Add(waker);
    }

    private static void Work(Signal waker, int participant)
    {
        while (true)
        {
            waker.Wait();
            RunGuarded(s_work!, participant);
            if (Interlocked.Decrement(ref s_running) == 0)
            {
                AllDone.Set();
            }
        }
    }

    private static void RunGuarded(ParallelWork work, int participant)
    {
        try
        {
            work.Run(participant);
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref s_failure, failure, null);
        }
    }
}
