using System.Globalization;

namespace CnnGen.Drawing;

/// <summary>A body of the drawing: a layer's output, with the layers that leave its shape as it is as notes below.</summary>
/// <param name="Layer">The layer.</param>
internal sealed record DrawnLayer(LayerInfo Layer)
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

    /// <summary>The input, and every layer that learns or changes the shape.</summary>
    public static List<DrawnLayer> Of(LayerInfo input, ReadOnlySpan<LayerInfo> layers)
    {
        List<DrawnLayer> drawn = [new DrawnLayer(input)];
        foreach (LayerInfo layer in layers)
        {
            if (layer.ParameterCount == 0 && layer.OutputShape == drawn[^1].Layer.OutputShape)
            {
                drawn[^1].Followers.Add(layer.Name);
            }
            else
            {
                drawn.Add(new DrawnLayer(layer));
            }
        }

        return drawn;
    }
}
