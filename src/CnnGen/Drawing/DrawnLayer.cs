using System.Globalization;

namespace CnnGen.Drawing;

/// <summary>A body of the drawing: a layer's output, with the layers that leave its shape as it is as notes below.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Sources">The bodies that it reads, each once, by their places in the row.</param>
internal sealed record DrawnLayer(LayerInfo Layer, IReadOnlyList<int> Sources)
{
    /// <summary>The names of the layers behind it that have no body of their own.</summary>
    public List<string> Followers { get; } = [];

    /// <summary>What stands below the body: the name first.</summary>
    public IEnumerable<string> Lines =>
    [
        Layer.Name,
        Layer.OutputShape.ToString(),
        .. Layer.ParameterCount > 0 ? new[] { string.Create(CultureInfo.InvariantCulture, $"{Layer.ParameterCount:#,0} parameters") } : [],
        .. Followers.Select(static name => "+ " + name),
    ];

    /// <summary>
    /// The input, and every layer that learns, changes the shape or joins. A layer without a body stands below the one before it: it reads that body's output alone, and
    /// is the only one to read it. So whatever begins at a body reads what the last layer below it gives.
    /// </summary>
    public static List<DrawnLayer> Of(LayerInfo input, ReadOnlySpan<LayerInfo> layers)
    {
        Dictionary<string, int> readers = Readers(layers);
        List<DrawnLayer> drawn = [new DrawnLayer(input, [])];
        Dictionary<string, int> bodies = new(StringComparer.Ordinal) { [input.Name] = 0 };
        string above = input.Name;
        foreach (LayerInfo layer in layers)
        {
            bool keepsTheShape = layer.ParameterCount == 0 && layer.OutputShape == drawn[^1].Layer.OutputShape;
            if (keepsTheShape && layer.Inputs is [string only] && only == above && readers[only] == 1)
            {
                drawn[^1].Followers.Add(layer.Name);
            }
            else
            {
                drawn.Add(new DrawnLayer(layer, [.. layer.Inputs.Select(name => bodies[name]).Distinct()]));
            }

            bodies[layer.Name] = drawn.Count - 1;
            above = layer.Name;
        }

        return drawn;
    }

    /// <summary>How many layers read what each name stands for.</summary>
    private static Dictionary<string, int> Readers(ReadOnlySpan<LayerInfo> layers)
    {
        Dictionary<string, int> readers = new(StringComparer.Ordinal);
        foreach (LayerInfo layer in layers)
        {
            foreach (string name in layer.Inputs.Distinct(StringComparer.Ordinal))
            {
                readers[name] = readers.GetValueOrDefault(name) + 1;
            }
        }

        return readers;
    }
}
