using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>Places the values of a forward pass in scratch: a value's memory is free for another one when its last reader is done.</summary>
internal sealed class MemoryPlanner
{
    private readonly RunningSteps _running;
    private readonly Region _sample = new();
    private readonly Region _tile = new();
    private readonly Dictionary<int, (Home Home, Region.Block? Block)> _homes = [];

    private MemoryPlanner(RunningSteps running) => _running = running;

    /// <summary>The memory of a prediction, or of an evaluation up to the loss.</summary>
    public static ForwardMemory Forward(Network network, IReadOnlyList<Step> steps, int output, Modes mode)
    {
        var planner = new MemoryPlanner(new RunningSteps(steps, output, mode));
        planner.Assign(mode == Modes.Prediction ? planner.WrittenToOutputs() : []);
        return new ForwardMemory(
            planner._sample.Length, planner._tile.Length,
            steps.Select(step => planner.PlaceOf(Values.Resolve(steps, step.Index, mode), network, steps)).ToEquatableArray());
    }

    private Place PlaceOf(int value, Network network, IReadOnlyList<Step> steps) => value < 0
        ? new Place(Home.Inputs, 0, network.Input.Length)
        : new Place(_homes[value].Home, _homes[value].Block?.Offset ?? 0, steps[value].Operation.OutputLength);

    private void Assign(HashSet<int> direct)
    {
        Dictionary<int, int> loops = RunningSteps.Loops(_running.Steps);
        for (int i = 0; i < _running.Steps.Count; i++)
        {
            Step step = _running.Steps[i];
            foreach (int input in _running.InputsOf(step).Where(static input => input >= 0))
            {
                KeepUntil(_homes[input], i, loops[step.Index]);
            }

            int first = _running.InputsOf(step).First();
            Home home = direct.Contains(step.Index) ? Home.Outputs : _running.IsOfTile(step.Index) ? Home.Tile : Home.Sample;
            bool staysInPlace = _running.MayOverwrite(step, first) && _homes[first].Home == home;
            _homes[step.Index] = staysInPlace ? _homes[first] : (home, home switch
            {
                Home.Sample => _sample.Add(step.Operation.OutputLength, i),
                Home.Tile => _tile.Add(step.Operation.OutputLength, loops[step.Index]),
                _ => null,
            });
        }

        if (_running.Output >= 0)
        {
            KeepUntil(_homes[_running.Output], int.MaxValue, int.MaxValue);
        }

        _sample.Place();
        _tile.Place();
    }

    private static void KeepUntil((Home Home, Region.Block? Block) value, int step, int loop) => value.Block?.KeepUntil(value.Home == Home.Tile ? loop : step);

    /// <summary>The values that are written into the caller's outputs: the last one, and before it those that it overwrites.</summary>
    private HashSet<int> WrittenToOutputs()
    {
        var written = new HashSet<int>();
        int value = _running.Output;
        while (value >= 0)
        {
            written.Add(value);
            Step step = _running.Steps.First(step => step.Index == value);
            int input = _running.InputsOf(step).First();
            value = _running.MayOverwrite(step, input) ? input : Values.Input;
        }

        return written;
    }
}
