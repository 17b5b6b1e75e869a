namespace CnnGen.GeneratorBenchmarks.Cases;

/// <summary>What a project's times are held to, in milliseconds; null where to nothing.</summary>
/// <param name="Cold">A new driver.</param>
/// <param name="Edited">After an edit of a layer.</param>
/// <param name="Unrelated">After a keystroke that changes no network.</param>
internal sealed record Aims(double? Cold, double? Edited, double? Unrelated);
