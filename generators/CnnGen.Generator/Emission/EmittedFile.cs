namespace CnnGen.Generator.Emission;

/// <summary>A generated file.</summary>
/// <param name="HintName">Unique in a compilation, case aside.</param>
/// <param name="Text">The C#.</param>
internal sealed record EmittedFile(string HintName, string Text);
