namespace CnnGen.KernelBenchmarks.Cliffs;

/// <summary>One pass of a kernel: how emitted code calls it.</summary>
/// <param name="Name">What is computed.</param>
/// <param name="Call">The calls; <c>b0</c>, <c>b1</c> and so on are its operands.</param>
/// <param name="Lengths">Elements of each operand.</param>
internal sealed record CliffRole(string Name, string Call, params int[] Lengths)
{
    public const string Forward = "forward";
    public const string Backward = "backward";
    public const string Weights = "weights";
}
