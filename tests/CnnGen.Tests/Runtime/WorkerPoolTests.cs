namespace CnnGen.Tests.Runtime;

public sealed class WorkerPoolTests
{
    private readonly WorkerPool _pool = Pool(processors: 8);

    [Fact]
    public void Participants_WorkAtTheSameTime_EachOnce()
    {
        Team team = new(_pool);
        Meeting meeting = new(participants: 4);
        for (int round = 1; round <= 10; round++)
        {
            team.Run(meeting, helpers: 3);
            Assert.Equal([round, round, round, round], meeting.Runs);
        }
    }

    [Fact]
    public void Items_AreTakenOnceEach()
    {
        Counting counting = new(_pool, items: 1000);
        for (int round = 1; round <= 10; round++)
        {
            counting.RunAll(1000, threads: 5);
            Assert.All(counting.Runs, runs => Assert.Equal(round, runs));
        }

        Assert.InRange(counting.LargestParticipant, 0, 4);
    }

    [Fact]
    public void WorkWithinWork_RunsOnItsOwnThread_WhereProcessorsAreTaken()
    {
        WorkerPool pool = Pool(processors: 3);
        Counting inner = new(pool, items: 10);
        new Team(pool).Run(new Acting(participant =>
        {
            if (participant == 1)
            {
                inner.RunAll(10, threads: 3);
            }
        }), helpers: 2);
        Assert.All(inner.Runs, static runs => Assert.Equal(1, runs));
        Assert.Equal(0, inner.LargestParticipant);
    }

    /// <summary>Two callers with two threads each: all four meet, so all four work at once.</summary>
    [Fact]
    public void CallersAtTheSameTime_BothHaveTheirThreads()
    {
        using Barrier barrier = new(4);
        Acting work = new(_ => Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(30))));
        for (int round = 0; round < 20; round++)
        {
            // At first, both start a thread.
            WorkerPool pool = round % 2 == 0 ? Pool(processors: 8) : _pool;
            Thread other = new(() => new Team(pool).Run(work, helpers: 1));
            other.Start();
            new Team(pool).Run(work, helpers: 1);
            other.Join();
        }
    }

    [Theory]
    [InlineData(8, 3, 3, 3)]
    [InlineData(8, 5, 5, 2)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(1, 4, 4, 0)]
    [InlineData(2, 1, 7, 6)]
    [InlineData(8, 20, 7, 0)]
    public void SecondCaller_HasAsManyHelpersAsProcessorsAreFree(int processors, int first, int second, int expected)
    {
        WorkerPool pool = Pool(processors);
        Team one = new(pool);
        Team two = new(pool);
        one.Take(first);
        two.Take(second);
        Assert.Equal((first, expected), (one.Helpers, two.Helpers));

        one.Release();
        two.Release();
        two.Take(second);
        Assert.Equal(second, two.Helpers);
    }

    [Fact]
    public void Helpers_AreUsedAgain()
    {
        int started = 0;
        WorkerPool pool = new(8, thread =>
        {
            started++;
            thread.Start();
        });
        for (int round = 0; round < 20; round++)
        {
            new Team(pool).Run(new Meeting(participants: 3), helpers: 2);
        }

        Assert.Equal(2, started);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Failure_ReachesCaller_AfterAllHaveEnded(int failing)
    {
        int ended = 0;
        Acting work = new(participant =>
        {
            if (participant == failing)
            {
                throw new InvalidOperationException("No.");
            }

            Thread.Sleep(20);
            Interlocked.Increment(ref ended);
        });
        Team team = new(_pool);
        Assert.Throws<InvalidOperationException>(() => team.Run(work, helpers: 2));
        Assert.Equal(2, ended);
        team.Run(new Meeting(participants: 3), helpers: 2);
    }

    [Fact]
    public void Threads_DoNotKeepTheProcessAlive()
        => new Team(_pool).Run(new Acting(static participant => Assert.True(participant == 0 || Thread.CurrentThread.IsBackground)), helpers: 3);

    [Theory]
    [InlineData(typeof(PlatformNotSupportedException))]
    [InlineData(typeof(OutOfMemoryException))]
    public void ThreadsThatDoNotStart_AreDoneWithout(Type exception)
    {
        Exception refusal = (Exception)Activator.CreateInstance(exception)!;
        foreach (int possible in new[] { 0, 1, 2 })
        {
            WorkerPool pool = Limited(possible, refusal);
            Counting counting = new(pool, items: 100);
            counting.RunAll(100, threads: 4);
            counting.RunAll(100, threads: 4);
            Assert.All(counting.Runs, static runs => Assert.Equal(2, runs));
            Assert.InRange(counting.LargestParticipant, 0, possible);

            Team team = new(pool);
            team.Take(3);
            Assert.Equal(possible, team.Helpers);
        }
    }

    [Fact]
    public void ThreadsThatDoNotStart_AreTriedAgainLater()
    {
        int attempts = 0;
        bool isRefused = true;
        WorkerPool pool = new(8, thread =>
        {
            attempts++;
            if (isRefused)
            {
                throw new OutOfMemoryException();
            }

            thread.Start();
        });
        Team team = new(pool);
        for (int i = 0; i < 1000; i++)
        {
            team.Take(3);
            Assert.Equal(0, team.Helpers);
        }

        Assert.InRange(attempts, 1, 10);
        isRefused = false;
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                team.Take(3);
                int helpers = team.Helpers;
                team.Release();
                return helpers == 3;
            }, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Interrupt_WaitsForTheHelpers_AndReachesTheCallersNextWait()
    {
        using ManualResetEventSlim mayEnd = new();
        bool hasEnded = false;
        bool hasEndedBeforeCaller = false;
        bool isInterrupted = false;
        Team team = new(_pool);
        Acting work = new(participant =>
        {
            if (participant == 1)
            {
                mayEnd.Wait();
                Thread.Sleep(20);
                Volatile.Write(ref hasEnded, true);
            }
        });
        Thread caller = new(() =>
        {
            team.Run(work, helpers: 1);
            hasEndedBeforeCaller = Volatile.Read(ref hasEnded);
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        });
        caller.Start();
        Assert.True(SpinWait.SpinUntil(() => caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(30)));
        caller.Interrupt();
        Thread.Sleep(50);
        mayEnd.Set();
        Assert.True(caller.Join(TimeSpan.FromSeconds(30)));
        Assert.True(hasEndedBeforeCaller);
        Assert.True(isInterrupted);

        // Nothing stays taken, and nobody stays woken.
        new Team(_pool).Run(new Meeting(participants: 8), helpers: 7);
        new Team(_pool).Run(new Meeting(participants: 8), helpers: 7);
    }

    /// <summary>A pool whose threads may fail to start.</summary>
    internal static WorkerPool Limited(int possible, Exception refusal)
    {
        int started = 0;
        return new WorkerPool(8, thread =>
        {
            if (started == possible)
            {
                throw refusal;
            }

            started++;
            thread.Start();
        });
    }

    internal static WorkerPool Pool(int processors) => new(processors, static thread => thread.Start());

    /// <summary>Nobody leaves before all have come.</summary>
    private sealed class Meeting(int participants) : ParallelWork
    {
        private readonly Barrier _barrier = new(participants);

        public int[] Runs { get; } = new int[participants];

        public override void Run(int participant)
        {
            Runs[participant]++;
            Assert.True(_barrier.SignalAndWait(TimeSpan.FromSeconds(30)));
        }
    }

    private sealed class Counting(WorkerPool pool, int items) : ItemWork(pool)
    {
        private readonly Lock _lock = new();

        public int[] Runs { get; } = new int[items];

        public int LargestParticipant { get; private set; }

        protected override void RunItem(int item, int participant)
        {
            Interlocked.Increment(ref Runs[item]);
            lock (_lock)
            {
                LargestParticipant = Math.Max(LargestParticipant, participant);
            }
        }
    }

    private sealed class Acting(Action<int> action) : ParallelWork
    {
        public override void Run(int participant) => action(participant);
    }
}
