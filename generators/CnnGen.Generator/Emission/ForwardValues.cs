using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>How a forward pass refers to its values: each region of scratch is a local named for the step that writes it first.</summary>
internal sealed class ForwardValues(NetworkPlan plan, ForwardMemory memory, string keyword)
{
    private readonly Dictionary<Place, string> _regions = [];

    /// <summary>The place of a step's output; before the first step, of the input.</summary>
    public Place Of(int step) => step < 0 ? new Place(Home.Inputs, 0, plan.Network.Input.Length) : memory.Values[step];

    /// <summary>Declares a local for every region that the steps of a mode write.</summary>
    public void EmitRegions(SourceWriter writer, Modes mode)
    {
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            Place place = Of(i);
            if ((plan.Steps[i].Modes & mode) == 0 || place.Home is Home.Inputs or Home.Outputs || _regions.ContainsKey(place))
            {
                continue;
            }

            string name = plan.Steps[i].Name;
            _regions.Add(place, name);
            string slice = place.Home == Home.Sample
                ? PassEmitter.Slice("scratch", place.Offset, place.Length)
                : $"scratch.Slice({Affine.Sum(memory.SampleLength, ("count", place.Offset))}, {Affine.Sum(0, ("count", place.Length))})";
            writer.Line($"Span<{keyword}> {name} = {slice};{ShapeComment(i)}");
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
            Home.Sample => _regions[place],
            _ => OfSample(_regions[place], place.Length),
        };
    }

    public string SampleInput(Step step) => Sample(plan.Steps.IndexOf(step) - 1);

    public string SampleOutput(Step step) => Sample(plan.Steps.IndexOf(step));

    public string AllInput(Step step) => All(plan.Steps.IndexOf(step) - 1);

    public string AllOutput(Step step) => All(plan.Steps.IndexOf(step));

    public static string OfSample(string span, int length) => $"{span}.Slice({Affine.Sum(0, ("n", length))}, {Affine.Text(length)})";

    private string All(int step)
    {
        Place place = Of(step);
        return place.Home switch { Home.Inputs => "inputs", Home.Outputs => "outputs", _ => _regions[place] };
    }

    private string ShapeComment(int step) => StepShapes.Comment(plan, plan.Steps[step]);
}
