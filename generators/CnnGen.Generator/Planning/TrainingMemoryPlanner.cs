using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>
/// Places what training needs in scratch: every value is kept for the backward pass; the gradient of a value lives from the first step that contributes to it
/// until the step that wrote the value has gone backward.
/// </summary>
internal sealed class TrainingMemoryPlanner
{
    private readonly RunningSteps _running;
    private readonly Network _network;
    private readonly IReadOnlyList<Step> _steps;
    private readonly int _tileLength;
    private readonly Func<int, bool> _needsGradient;
    private readonly Region _tile = new();
    private readonly Region _sample = new();

    // The caller has the memory for the gradient of the network's input.
    private readonly Dictionary<int, Slot?> _gradients = [];
    private readonly List<(GradientTerm Term, Slot? Slot)> _terms = [];

    private TrainingMemoryPlanner(Network network, IReadOnlyList<Step> steps, int output, int tileLength, Func<int, bool> needsGradient)
    {
        _network = network;
        _steps = steps;
        _running = new RunningSteps(steps, output, Modes.Training);
        _tileLength = tileLength;
        _needsGradient = needsGradient;
    }

    /// <param name="network">The network.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="output">The value that it returns.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="tileLength">Samples that train together.</param>
    /// <param name="needsGradient">Whether the gradient of a value is of use.</param>
    public static TrainingMemory Plan(Network network, IReadOnlyList<Step> steps, int output, LossOperation loss, int tileLength, Func<int, bool> needsGradient)
    {
        var planner = new TrainingMemoryPlanner(network, steps, output, tileLength, needsGradient);
        var kept = new Dictionary<int, Place> { [Values.Input] = new Place(Home.Inputs, 0, network.Input.Length) };
        long offset = 0;
        foreach (Step step in planner._running.Steps)
        {
            kept[step.Index] = new Place(Home.Tile, offset, step.Operation.OutputLength);
            offset += Machine.Aligned((long)tileLength * step.Operation.OutputLength);
        }

        planner.Backward();
        Place[] gradients = [.. steps.Select(step => planner.PlaceOf(planner.GradientOf(Values.Resolve(steps, step.Index, Modes.Training)), offset))];
        GradientTerm[] terms = [.. planner._terms.Select(pair => pair.Term with { Term = planner.PlaceOf(pair.Slot, offset) })];
        offset += planner._tile.Length + planner._sample.Length;
        bool arePermuted = output >= 0 && steps[output] is { Operation: PermuteOperation, Modes: Modes.Prediction };
        var targets = new Place(Home.Sample, offset, arePermuted ? loss.Length : 0);
        return new TrainingMemory(
            offset + targets.Length, steps.Select(step => kept[Values.Resolve(steps, step.Index, Modes.Training)]).ToEquatableArray(), new(gradients), new(terms), targets);
    }

    private Slot? GradientOf(int value) => _gradients.TryGetValue(value, out Slot? slot) ? slot : null;

    private Place PlaceOf(Slot? slot, long start) => slot switch
    {
        null => new Place(Home.Tile, 0, 0),
        { Home: Home.Tile } => new Place(Home.Tile, start + slot.Block.Offset, slot.Length),
        _ => new Place(Home.Sample, start + _tile.Length + slot.Block.Offset, slot.Length),
    };

    private void Backward()
    {
        Step[] backward = [.. _running.Steps.Reverse().Where(step => _needsGradient(step.Index))];
        Dictionary<int, int> loops = RunningSteps.Loops(backward);
        if (_running.Output >= 0 && _needsGradient(_running.Output))
        {
            // The loss stores it, in a loop before all others.
            _gradients[_running.Output] = NewSlot(_running.Output, -1, -1);
        }

        for (int i = 0; i < backward.Length; i++)
        {
            Step step = backward[i];
            int loop = loops[step.Index];
            Slot own = _gradients[step.Index]!;
            own.Block.KeepUntil(own.Home == Home.Tile ? loop : i);
            foreach ((int input, int operand) in _running.InputsOf(step).Select(static (input, operand) => (input, operand)).Where(pair => _needsGradient(pair.input)))
            {
                AddTerm(step, operand, input, own, i, loop);
            }
        }

        _tile.Place();
        _sample.Place();
    }

    private void AddTerm(Step step, int operand, int value, Slot own, int time, int loop)
    {
        bool adds = _gradients.ContainsKey(value);
        Slot? term = adds
            ? step.Operation.PassesGradient ? null
                : step.Operation.OverwritesGradient ? own
                : NewSlot(step.IsBatched ? Home.Tile : Home.Sample, value, time, loop)
            : value == Values.Input ? null
                : MayStayInPlace(step, operand) && HomeOf(value) == own.Home ? own
                : NewSlot(value, time, loop);
        if (!adds)
        {
            _gradients.Add(value, term);
        }

        _terms.Add((new GradientTerm(step.Index, operand, value, adds, default), term));
    }

    /// <summary>Whether the gradient of an input may lie where that of the output does: nothing of the step reads that any more.</summary>
    private static bool MayStayInPlace(Step step, int operand) =>
        step.Operation.OverwritesGradient || (step.Operation.PassesGradient && operand == step.Inputs.Count - 1);

    /// <summary>What batched steps write, or the loss before them, is there for all samples at once. It lies apart from what is used sample by sample.</summary>
    private Home HomeOf(int value) => _running.IsOfTile(value) || (value == _running.Output && _running.FirstBatched < int.MaxValue) ? Home.Tile : Home.Sample;

    private Slot NewSlot(int value, int time, int loop) => NewSlot(HomeOf(value), value, time, loop);

    private Slot NewSlot(Home home, int value, int time, int loop)
    {
        int length = value == Values.Input ? _network.Input.Length : _steps[value].Operation.OutputLength;
        long floats = Machine.Aligned(((home == Home.Tile ? _tileLength : 1L) * length) + Machine.Slack);
        return new Slot(home, length, home == Home.Tile ? _tile.Add(floats, loop) : _sample.Add(floats, time));
    }

    /// <param name="Home">Where it lies.</param>
    /// <param name="Length">Floats a sample.</param>
    /// <param name="Block">Its memory.</param>
    private sealed record Slot(Home Home, int Length, Region.Block Block);
}
