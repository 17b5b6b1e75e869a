using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>How a forward pass refers to its values: a local for each step, but for one that overwrites its input, which keeps the input's.</summary>
internal sealed class ForwardValues(NetworkPlan plan, ForwardMemory memory, string keyword)
{
    private readonly string[] _names = new string[plan.Steps.Count];

    /// <summary>The place of a step's output; before the first step, of the input.</summary>
    public Place Of(int step) => step < 0 ? new Place(Home.Inputs, 0, plan.Network.Input.Length) : memory.Values[step];

    /// <summary>Declares the locals of the steps that run in a mode.</summary>
    public void EmitRegions(SourceWriter writer, Modes mode)
    {
        Place before = Of(-1);
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            Place place = Of(i);
            bool keepsPlace = (plan.Steps[i].Modes & mode) == 0 || place == before;
            _names[i] = keepsPlace && i > 0 ? _names[i - 1] : plan.Steps[i].Name;
            before = place;
            if (keepsPlace || place.Home is Home.Inputs or Home.Outputs)
            {
                continue;
            }

            string slice = place.Home == Home.Sample
                ? PassEmitter.Slice("scratch", place.Offset, place.Length)
                : $"scratch.Slice({Affine.Sum(memory.SampleLength, ("count", place.Offset))}, {Affine.Sum(0, ("count", place.Length))})";
            writer.Line($"Span<{keyword}> {_names[i]} = {slice};{StepShapes.Comment(plan, plan.Steps[i])}");
        }
    }

    /// <summary>One sample's value behind a step.</summary>
    public string Sample(int step)
    {
        Place place = Of(step);
        return place.Home switch
        {
            Home.Inputs => OfSample("inputs", plan.Network.Input.Length),
            Home.Outputs => OfSample("outputs", place.Length),
            Home.Sample => _names[step],
            _ => OfSample(_names[step], place.Length),
        };
    }

    public string SampleInput(Step step) => Sample(step.Index - 1);

    public string SampleOutput(Step step) => Sample(step.Index);

    public string AllInput(Step step) => All(step.Index - 1);

    public string AllOutput(Step step) => All(step.Index);

    public static string OfSample(string span, int length) => $"{span}.Slice({Affine.Sum(0, ("n", length))}, {Affine.Text(length)})";

    private string All(int step)
    {
        Place place = Of(step);
        return place.Home switch { Home.Inputs => "inputs", Home.Outputs => "outputs", _ => _names[step] };
    }
}
