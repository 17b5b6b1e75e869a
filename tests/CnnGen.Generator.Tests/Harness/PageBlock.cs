namespace CnnGen.Generator.Tests.Harness;

/// <summary>A fenced block of a page.</summary>
/// <param name="Marker">The comment right above it, which says what a test does with it; empty for none.</param>
/// <param name="Language">Behind the fence.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Start">Where the text starts in the page.</param>
internal sealed record PageBlock(string Marker, string Language, string Text, int Start)
{
    /// <summary>What the marker says behind a word and a colon; null for another marker.</summary>
    public string? Behind(string word) => Marker.StartsWith(word + ": ", StringComparison.Ordinal) ? Marker[(word.Length + 2)..] : null;
}
