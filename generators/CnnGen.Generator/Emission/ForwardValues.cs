using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>How a forward pass refers to its values: a local for each step, but for one that overwrites its input, which keeps the input's.</summary>
internal sealed class ForwardValues(NetworkPlan plan, ForwardMemory memory, Modes mode, string keyword)
{
    private readonly string[] _names = new string[plan.Steps.Count];

    /// <summary>The place of a value.</summary>
    public Place Of(int value) => value < 0 ? new Place(Home.Inputs, 0, plan.Network.Input.Length) : memory.Values[value];

    /// <summary>Declares the locals of the steps that run.</summary>
    public void EmitRegions(SourceWriter writer)
    {
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            Place place = Of(i);
            int input = plan.Resolve(plan.Steps[i].Inputs[0], mode);
            bool keepsPlace = !plan.Steps[i].Runs(mode) || place == Of(input);
            _names[i] = keepsPlace && input >= 0 ? _names[input] : plan.Steps[i].Name;
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

    /// <summary>One sample's part of a value.</summary>
    public string Sample(int value)
    {
        Place place = Of(value);
        return place.Home switch
        {
            Home.Inputs => OfSample("inputs", plan.Network.Input.Length),
            Home.Outputs => OfSample("outputs", place.Length),
            Home.Sample => _names[value],
            _ => OfSample(_names[value], place.Length),
        };
    }

    public static string OfSample(string span, int length) => $"{span}.Slice({Affine.Sum(0, ("n", length))}, {Affine.Text(length)})";

    /// <summary>A value of all samples.</summary>
    public string All(int value) => Of(value).Home switch { Home.Inputs => "inputs", Home.Outputs => "outputs", _ => _names[value] };
}
