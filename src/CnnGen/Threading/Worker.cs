using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>A background thread that helps one team at a time. It ends with the process.</summary>
internal sealed class Worker
{
    private readonly Signal _waker = new();
    private AlignedBuffer _inputs = new(0);
    private AlignedBuffer _outputs = new(0);
    private Team? _team;
    private int _participant;

    // Whoever has it made takes it first.
    private int _isTaken = 1;

    public bool TryTake() => Volatile.Read(ref _isTaken) == 0 && Interlocked.Exchange(ref _isTaken, 1) == 0;

    public void Release() => Volatile.Write(ref _isTaken, 0);

    /// <summary>Has it work for the team that has taken it.</summary>
    public void Start(Team team, int participant)
    {
        (_team, _participant) = (team, participant);
        _waker.Set();
    }

    /// <summary>The thread's method.</summary>
    public void Run()
    {
        while (true)
        {
            _waker.Wait();
            Help();
        }
    }

    /// <summary>Memory for the inputs of a prediction, as spans do not cross threads. It grows and never shrinks.</summary>
    public Span<float> Inputs(int length) => Grow(ref _inputs, length);

    /// <summary>Memory for the outputs of a prediction.</summary>
    public Span<float> Outputs(int length) => Grow(ref _outputs, length);

    private static Span<float> Grow(ref AlignedBuffer buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new AlignedBuffer(length);
        }

        return buffer.Span[..length];
    }

    private void Help()
    {
        // An idle thread must not keep a trainer and its network alive.
        Team team = _team!;
        _team = null;
        team.Help(_participant);
    }
}
