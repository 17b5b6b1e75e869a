namespace CnnGen.Generator.Planning;

/// <summary>The model of the processor that schedules are chosen by.</summary>
internal static class Machine
{
    /// <summary>
    /// Floats between two regions of a scratch buffer that a kernel may read past a region's end: a vector that starts at the last channels
    /// of the last pixel reaches into what follows, and its surplus lanes are dropped.
    /// </summary>
    public const int Slack = 16;

    /// <summary>Vector registers: 32 with AVX-512, 16 with AVX2 and SSE.</summary>
    public static int Registers(int vectorBits) => vectorBits == 512 ? 32 : 16;
}
