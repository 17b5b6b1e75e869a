using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Parsing;

/// <summary>
/// Reads the headers of weight files. A generator may not read files of its own accord, and weights are large: the build hands over
/// what it read, as text with a key and a value a line.
/// </summary>
internal static class WeightsFileParser
{
    private const string Extension = ".cnnweights";

    public static bool IsHeader(AdditionalText text) => text.Path.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>The files of a project, in an order of their own.</summary>
    public static WeightsFile[] ParseAll(IEnumerable<AdditionalText> texts, CancellationToken cancellationToken) =>
        [.. texts.Where(IsHeader).Select(text => Parse(text, cancellationToken)).OrderBy(static file => file.Resource, StringComparer.Ordinal)];

    public static WeightsFile Parse(AdditionalText text, CancellationToken cancellationToken)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        List<WeightsTensor> tensors = [];
        string[] lines = text.GetText(cancellationToken)?.ToString().Split('\n') ?? [];
        foreach (string line in lines)
        {
            int equals = line.IndexOf('=');
            string key = equals < 0 ? "" : line.Substring(0, equals);
            string value = line.Substring(equals + 1).TrimEnd('\r');
            string[] tensor = value.Split(['\t'], 3);
            if (key == "tensor" && tensor.Length == 3)
            {
                tensors.Add(new WeightsTensor(Name: tensor[2], Type: tensor[0], Shape: tensor[1]));
            }
            else
            {
                values[key] = value;
            }
        }

        return new WeightsFile(Value("network"), Value("file"), Value("resource"), Fault(values), tensors.ToEquatableArray());

        string Value(string key) => values.TryGetValue(key, out string? value) ? value : "";
    }

    /// <summary>A file of another kind comes with its own way out.</summary>
    private static string? Fault(Dictionary<string, string> values)
    {
        if (values.TryGetValue("kind", out string? kind))
        {
            return kind;
        }

        return values.TryGetValue("fault", out string? fault) ? $"{fault}; save the weights as safetensors, with Parameters.Save or from PyTorch" : null;
    }
}
