namespace CnnGen.Generator.Planning.Kernels;

/// <summary>What a pass of a pool does at a window, in so far as its schedule depends on it.</summary>
/// <param name="CallsPerTap">
/// Calls for the JIT to inline that one vector takes at one tap: a read or a write is two, a read of what is written too is one more.
/// </param>
/// <param name="MostVectors">Vectors whose sums and operands the registers hold at once.</param>
/// <param name="WritesTaps">Whether taps are written: the gradient of the input.</param>
/// <param name="MergesPixels">
/// Whether the windows of a stride of one may form one run. Not where gradients add up: their order would depend on the vector's width.
/// </param>
/// <param name="AddsUp">Whether what is written is added to what is there.</param>
internal sealed record PoolTraits(int CallsPerTap, int MostVectors, bool WritesTaps, bool MergesPixels, bool AddsUp)
{
    /// <summary>A pass that writes outputs.</summary>
    public static readonly PoolTraits Forward = new(CallsPerTap: 2, MostVectors: 4, WritesTaps: false, MergesPixels: true, AddsUp: false);

    /// <summary>The gradient of a max pool.</summary>
    /// <param name="addsUp">Whether windows overlap.</param>
    public static PoolTraits MaxBackward(bool addsUp) => new(CallsPerTap: addsUp ? 6 : 4, MostVectors: 2, WritesTaps: true, MergesPixels: false, addsUp);

    /// <summary>The gradient of an average pool.</summary>
    /// <param name="addsUp">Whether windows overlap.</param>
    public static PoolTraits AverageBackward(bool addsUp) => new(CallsPerTap: addsUp ? 4 : 2, MostVectors: 4, WritesTaps: true, MergesPixels: false, addsUp);

    /// <summary>
    /// Whether vectors may reach past a window's channels into what follows in the row: a later pixel's vector overwrites it. Where gradients of taps are
    /// written, every pixel must have a later window, no pixel is done in several steps, and vectors are not whole cache lines: nearly all of those would
    /// be split between two (measured with 9 channels: 1.3 times the time of narrower vectors).
    /// </summary>
    /// <param name="horizontal">The columns.</param>
    /// <param name="run">The channels of a pixel.</param>
    public bool CanReach(PoolAxis horizontal, VectorRun run) =>
        !WritesTaps || (!AddsUp && horizontal.IsGapless && !run.HasLoop && run.LastBits < Machine.WidestBits);
}
