using System.Runtime.ExceptionServices;

namespace CnnGen;

/// <summary>The calling thread and the helpers that it takes from a pool for a time. Made once and used often, so that a use allocates nothing.</summary>
internal sealed class Team(WorkerPool pool)
{
    private readonly Signal _allDone = new();
    private Worker[] _helpers = [];
    private ParallelWork? _work;
    private Exception? _failure;
    private int _running;

    /// <summary>How many helpers there are at the moment, besides the calling thread.</summary>
    public int Helpers { get; private set; }

    /// <summary>The worker of a helper, 0 to <see cref="Helpers"/> - 1; it is participant helper + 1.</summary>
    public Worker this[int helper] => _helpers[helper];

    /// <summary>Takes at most so many helpers, perhaps none; they are the team's until <see cref="Release"/>.</summary>
    public void Take(int helpers)
    {
        if (_helpers.Length < helpers)
        {
            _helpers = new Worker[helpers];
        }

        Helpers = pool.Take(_helpers.AsSpan(0, Math.Max(0, helpers)));
    }

    /// <summary>Gives the helpers back.</summary>
    public void Release()
    {
        pool.Release(_helpers.AsSpan(0, Helpers));
        Helpers = 0;
    }

    /// <summary>Runs the work on the calling thread and at most so many helpers.</summary>
    /// <exception cref="Exception">What the first failing participant threw, after all have ended.</exception>
    public void Run(ParallelWork work, int helpers)
    {
        Take(helpers);
        try
        {
            Start(work);
            RunGuarded(work, 0);
            Finish();
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Starts the helpers as participants 1, 2, ...; every call is followed by one of <see cref="Finish"/>.</summary>
    public void Start(ParallelWork work)
    {
        (_work, _failure, _running) = (work, null, Helpers);
        for (int i = 0; i < Helpers; i++)
        {
            _helpers[i].Start(this, i + 1);
        }
    }

    /// <summary>Waits for the helpers, and rethrows what a participant threw.</summary>
    public void Finish()
    {
        if (Helpers > 0)
        {
            _allDone.Wait();
        }

        Exception? failure = _failure;
        (_work, _failure) = (null, null);
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Does a helper's part, on its thread.</summary>
    public void Help(int participant)
    {
        RunGuarded(_work!, participant);
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _allDone.Set();
        }
    }

    private void RunGuarded(ParallelWork work, int participant)
    {
        try
        {
            work.Run(participant);
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
    }
}
