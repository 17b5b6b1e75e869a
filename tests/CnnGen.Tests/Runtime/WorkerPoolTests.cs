namespace CnnGen.Tests.Runtime;

[Collection(nameof(SharedThreads))]
public sealed class WorkerPoolTests
{
    [Fact]
    public void Participants_WorkAtTheSameTime_EachOnce()
    {
        Meeting meeting = new(participants: 4);
        for (int round = 1; round <= 10; round++)
        {
            WorkerPool.Run(meeting, 4);
            Assert.Equal([round, round, round, round], meeting.Runs);
        }
    }

    [Fact]
    public void Items_AreTakenOnceEach()
    {
        Counting counting = new(items: 1000);
        for (int round = 1; round <= 10; round++)
        {
            counting.RunAll(1000, threads: 5);
            Assert.All(counting.Runs, runs => Assert.Equal(round, runs));
        }

        Assert.InRange(counting.LargestParticipant, 0, 4);
    }

    [Fact]
    public void WorkWithinWork_RunsOnItsOwnThread()
    {
        Counting inner = new(items: 10);
        WorkerPool.Run(new Acting(participant =>
        {
            if (participant == 1)
            {
                inner.RunAll(10, threads: 3);
            }
        }), 3);
        Assert.All(inner.Runs, static runs => Assert.Equal(1, runs));
        Assert.Equal(0, inner.LargestParticipant);
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
        Assert.Throws<InvalidOperationException>(() => WorkerPool.Run(work, 3));
        Assert.Equal(2, ended);
        WorkerPool.Run(new Meeting(participants: 3), 3);
    }

    [Fact]
    public void Threads_DoNotKeepTheProcessAlive()
        => WorkerPool.Run(new Acting(static participant => Assert.True(participant == 0 || Thread.CurrentThread.IsBackground)), 4);

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

    private sealed class Counting(int items) : ItemWork
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
