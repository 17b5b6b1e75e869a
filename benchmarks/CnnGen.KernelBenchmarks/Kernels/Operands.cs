using CnnGen.CompilerServices;
using CnnGen.Generator.Planning;

namespace CnnGen.KernelBenchmarks.Kernels;

/// <summary>Buffers as the library has them: on cache lines of their own, and with the slack that kernels may read past the end.</summary>
internal static class Operands
{
    public static AlignedBuffer Zeros(int length) => new(length + Machine.Slack);

    /// <summary>Values between -1 and 1: as fast as any others, as long as none are subnormal.</summary>
    public static AlignedBuffer Random(int length)
    {
        AlignedBuffer buffer = Zeros(length);
        var random = new Random(length);
        foreach (ref float value in buffer.Span)
        {
            value = (random.NextSingle() * 2) - 1;
        }

        return buffer;
    }
}
