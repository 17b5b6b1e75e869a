using System.Diagnostics;

namespace CnnGen;

/// <summary>
/// Wakes one waiting thread, once for every <see cref="Set"/>. The waiting thread first looks for it itself: waking a thread through the kernel takes as
/// long as a small network takes for a mini-batch. After 50 microseconds, or at once where there is no second core, it waits in the kernel.
/// </summary>
/// <remarks>
/// An interrupt does not end a wait, as the other threads still work on the caller's memory; the thread's next wait that is not ours has it.
/// </remarks>
internal sealed class Signal
{
    private const int Idle = 0;
    private const int IsSet = 1;
    private const int Asleep = 2;

    private static readonly long LongestLook = Environment.ProcessorCount > 1 ? Stopwatch.Frequency / 20_000 : 0;

    private readonly AutoResetEvent _kernel = new(initialState: false);
    private int _state;

    /// <summary>Lets one wait end, the present one or the next.</summary>
    public void Set()
    {
        if (Interlocked.Exchange(ref _state, IsSet) == Asleep)
        {
            _kernel.Set();
        }
    }

    /// <summary>Returns when the signal is set, and takes it back.</summary>
    public void Wait()
    {
        long end = Stopwatch.GetTimestamp() + LongestLook;
        while (Volatile.Read(ref _state) == Idle && Stopwatch.GetTimestamp() < end)
        {
            Thread.SpinWait(10);
        }

        if (Interlocked.CompareExchange(ref _state, Asleep, Idle) == Idle)
        {
            WaitInKernel();
        }

        Volatile.Write(ref _state, Idle);
    }

    private void WaitInKernel()
    {
        bool isInterrupted = false;
        for (bool isOver = false; !isOver;)
        {
            try
            {
                isOver = _kernel.WaitOne();
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }
}
