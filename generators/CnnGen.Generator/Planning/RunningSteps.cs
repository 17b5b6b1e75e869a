namespace CnnGen.Generator.Planning;

/// <summary>The steps that run in a mode, and who reads what they write.</summary>
internal sealed class RunningSteps
{
    private readonly IReadOnlyList<Step> _all;
    private readonly Modes _mode;
    private readonly Dictionary<int, List<int>> _readers = [];

    /// <param name="all">All steps of a network.</param>
    /// <param name="output">The value that the network returns.</param>
    /// <param name="mode">One mode.</param>
    public RunningSteps(IReadOnlyList<Step> all, int output, Modes mode)
    {
        _all = all;
        _mode = mode;
        Steps = [.. all.Where(step => step.Runs(mode))];
        Output = Values.Resolve(all, output, mode);
        FirstBatched = all.FirstOrDefault(static step => step.IsBatched)?.Index ?? int.MaxValue;
        foreach (Step step in Steps)
        {
            foreach (int input in InputsOf(step).Distinct())
            {
                if (!_readers.TryGetValue(input, out List<int>? readers))
                {
                    _readers.Add(input, readers = []);
                }

                readers.Add(step.Index);
            }
        }
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>The value that is returned, or that the loss starts from.</summary>
    public int Output { get; }

    /// <summary>The first step that works on all samples of a tile at once; past the end where there is none.</summary>
    public int FirstBatched { get; }

    /// <summary>The values that a step reads in this mode.</summary>
    public IEnumerable<int> InputsOf(Step step) => step.Inputs.Select(input => Values.Resolve(_all, input, _mode));

    /// <summary>The indices of the steps that read a value, in order.</summary>
    public IReadOnlyList<int> ReadersOf(int value) => _readers.TryGetValue(value, out List<int>? readers) ? readers : [];

    /// <summary>Whether a value must be there for all samples of a tile at once: it is written or read among the batched steps.</summary>
    public bool IsOfTile(int value) => value >= FirstBatched || ReadersOf(value).Any(reader => reader >= FirstBatched);

    /// <summary>Whether a step may write over its input: it is the last one that reads it.</summary>
    public bool MayOverwrite(Step step, int input) => step.IsElementwise && input >= 0 && input != Output && ReadersOf(input).Last() == step.Index;

    /// <summary>The loop that each of some steps stands in: a batched one stands alone, its neighbours share a loop over the samples.</summary>
    public static Dictionary<int, int> Loops(IEnumerable<Step> steps)
    {
        var loops = new Dictionary<int, int>();
        int loop = -1;
        bool isOpen = false;
        foreach (Step step in steps)
        {
            loop += step.IsBatched || !isOpen ? 1 : 0;
            isOpen = !step.IsBatched;
            loops.Add(step.Index, loop);
        }

        return loops;
    }
}
