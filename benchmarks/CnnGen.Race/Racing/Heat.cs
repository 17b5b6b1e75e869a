namespace CnnGen.Race.Racing;

/// <summary>What is raced.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Pass">What a call does.</param>
/// <param name="Batch">Samples a call.</param>
/// <param name="Threads">Threads of each contestant.</param>
/// <param name="Operations">Floating-point operations a call, a multiply-add counting as two.</param>
internal sealed record Heat(string Network, string Pass, int Batch, int Threads, double Operations);
