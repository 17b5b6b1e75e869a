using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>
/// Places values in scratch. A network is a chain, so that two values are alive at a time: neighbours lie at the two ends of a region as long as
/// the longest pair.
/// </summary>
internal static class MemoryPlanner
{
    /// <summary>The memory of a prediction, or of an evaluation up to the loss.</summary>
    public static ForwardMemory Forward(Network network, IReadOnlyList<Step> steps, Modes mode)
    {
        var sample = new Ends();
        var tile = new Ends();
        int firstBatched = FirstBatched(steps);
        int directFrom = mode == Modes.Prediction ? DirectOutputFrom(steps, mode) : int.MaxValue;
        var slots = new List<(Home Home, int Slot, int Length)>();
        (Home Home, int Slot, int Length) current = (Home.Inputs, 0, network.Input.Length);
        for (int i = 0; i < steps.Count; i++)
        {
            Step step = steps[i];
            if ((step.Modes & mode) != 0)
            {
                // What a batched layer reads or writes must be there for all samples at once.
                Home home = i + 1 >= firstBatched || NextRunning(steps, mode, i) >= firstBatched ? Home.Tile : Home.Sample;
                bool staysInPlace = step.IsElementwise && current.Home == home;
                if (i >= directFrom)
                {
                    current = (Home.Outputs, 0, step.Operation.OutputLength);
                }
                else if (!staysInPlace)
                {
                    current = (home, (home == Home.Tile ? tile : sample).Add(step.Operation.OutputLength), step.Operation.OutputLength);
                }
            }

            slots.Add(current);
        }

        return new ForwardMemory(
            sample.Length, tile.Length,
            slots.Select(slot => new Place(
                slot.Home, slot.Home switch { Home.Sample => sample.OffsetOf(slot.Slot), Home.Tile => tile.OffsetOf(slot.Slot), _ => 0 }, slot.Length))
                .ToEquatableArray());
    }

    /// <summary>The memory of training: every value is kept, gradients take turns.</summary>
    public static TrainingMemory Training(Network network, IReadOnlyList<Step> steps, LossOperation loss, int tileLength)
    {
        long offset = 0;
        var values = new List<Place>();
        var current = new Place(Home.Inputs, 0, network.Input.Length);
        foreach (Step step in steps)
        {
            if ((step.Modes & Modes.Training) != 0)
            {
                current = new Place(Home.Tile, offset, step.Operation.OutputLength);
                offset += Machine.Aligned((long)tileLength * current.Length);
            }

            values.Add(current);
        }

        (List<Place> gradients, long length) = Gradients(steps, tileLength, offset);
        offset += length;
        bool arePermuted = steps.Count > 0 && steps[steps.Count - 1] is { Operation: PermuteOperation, Modes: Modes.Prediction };
        var targets = new Place(Home.Sample, offset, arePermuted ? loss.Length : 0);
        return new TrainingMemory(offset + targets.Length, values.ToEquatableArray(), gradients.ToEquatableArray(), targets);
    }

    private static (List<Place> Gradients, long Length) Gradients(IReadOnlyList<Step> steps, int tileLength, long start)
    {
        // The last gradient that the batched layers write is read sample by sample, so that the samples' own region lies apart.
        var tile = new Ends();
        var sample = new Ends();
        int firstBatched = FirstBatched(steps);
        bool learns = steps.Any(static step => step.Operation is WeightedOperation || step.ToData);
        var slots = new List<(Home Home, int Slot, int Length)>();
        (Home Home, int Slot, int Length) current = (Home.Tile, -1, 0);
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            Step step = steps[i];
            int next = NextRunning(steps, Modes.Training, i);
            if (!(next < steps.Count ? steps[next].ToData : learns))
            {
                current = (Home.Tile, -1, 0);
            }
            else if ((step.Modes & Modes.Training) != 0)
            {
                int length = step.Operation.OutputLength;
                Home home = next >= firstBatched ? Home.Tile : Home.Sample;

                // An elementwise step behind this one overwrites its own output's gradient.
                if (current.Slot < 0 || current.Home != home || !OverwritesGradient(steps[next]))
                {
                    long floats = ((home == Home.Tile ? tileLength : 1L) * length) + Machine.Slack;
                    current = (home, (home == Home.Tile ? tile : sample).Add(Machine.Aligned(floats)), length);
                }
            }

            slots.Add(current);
        }

        slots.Reverse();
        return ([.. slots.Select(PlaceOf)], tile.Length + sample.Length);

        Place PlaceOf((Home Home, int Slot, int Length) slot) => new(
            slot.Home,
            slot.Slot < 0 ? 0 : slot.Home == Home.Tile ? start + tile.OffsetOf(slot.Slot) : start + tile.Length + sample.OffsetOf(slot.Slot),
            slot.Length);
    }

    private static bool OverwritesGradient(Step step) => step.IsElementwise || step.Operation is DropoutOperation;

    private static int FirstBatched(IReadOnlyList<Step> steps)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].IsBatched)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    /// <summary>The next step that runs in a mode; past the end where there is none.</summary>
    private static int NextRunning(IReadOnlyList<Step> steps, Modes mode, int index)
    {
        int next = index + 1;
        while (next < steps.Count && (steps[next].Modes & mode) == 0)
        {
            next++;
        }

        return next;
    }

    /// <summary>The step before that runs in a mode; -1 where there is none.</summary>
    private static int PreviousRunning(IReadOnlyList<Step> steps, Modes mode, int index)
    {
        int previous = index - 1;
        while (previous >= 0 && (steps[previous].Modes & mode) == 0)
        {
            previous--;
        }

        return previous;
    }

    /// <summary>The first of the last steps that work in the caller's outputs: the last one, and before it those that it overwrites.</summary>
    private static int DirectOutputFrom(IReadOnlyList<Step> steps, Modes mode)
    {
        int from = PreviousRunning(steps, mode, steps.Count);
        while (from >= 0 && steps[from].IsElementwise && PreviousRunning(steps, mode, from) is >= 0 and int before)
        {
            from = before;
        }

        return from;
    }

    /// <summary>Slots that take turns at the two ends of a region; a region may be longer than any buffer, which others find.</summary>
    private sealed class Ends
    {
        private readonly List<long> _lengths = [];

        public long Length { get; private set; }

        public int Add(long length)
        {
            long before = _lengths.Count > 0 ? _lengths[_lengths.Count - 1] : 0;
            Length = Math.Max(Length, before + length);
            _lengths.Add(length);
            return _lengths.Count - 1;
        }

        public long OffsetOf(int slot) => slot % 2 == 0 ? 0 : Length - _lengths[slot];
    }
}
