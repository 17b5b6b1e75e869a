namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A run of taps: a loop, or its taps one after another.</summary>
/// <param name="Run">The taps.</param>
/// <param name="MostWrittenTaps">Taps that may be written one after another; a longer run is a loop.</param>
internal readonly record struct TapLoop(TapRun Run, int MostWrittenTaps)
{
    public bool IsWrittenOut => Run.Taps <= MostWrittenTaps;
}
