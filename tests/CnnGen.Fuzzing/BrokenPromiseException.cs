namespace CnnGen.Fuzzing;

/// <summary>A reader did what it says it never does.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);
