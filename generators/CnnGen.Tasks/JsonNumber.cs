namespace CnnGen.Tasks;

/// <summary>A number as it stands in JSON.</summary>
/// <param name="text">Its text.</param>
internal sealed class JsonNumber(string text)
{
    public string Text { get; } = text;
}
