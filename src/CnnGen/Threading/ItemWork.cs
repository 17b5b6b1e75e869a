namespace CnnGen;

/// <summary>Work in numbered items, each taken by whichever participant is free. What an item computes must not depend on who takes it.</summary>
internal abstract class ItemWork(WorkerPool pool) : ParallelWork
{
    private readonly Team _team = new(pool);
    private int _items;
    private int _next;

    /// <summary>Works all items, on at most so many threads, and returns when the last one is done.</summary>
    public void RunAll(int items, int threads)
    {
        _items = items;
        _next = 0;
        _team.Run(this, Math.Min(WorkerPool.MostThreads, Math.Min(items, threads)) - 1);
    }

    public sealed override void Run(int participant)
    {
        for (int item = Take(); item < _items; item = Take())
        {
            RunItem(item, participant);
        }
    }

    /// <summary>Works one item.</summary>
    /// <param name="item">Its number.</param>
    /// <param name="participant">Who works it, less than the number of threads.</param>
    protected abstract void RunItem(int item, int participant);

    private int Take() => Interlocked.Increment(ref _next) - 1;
}
