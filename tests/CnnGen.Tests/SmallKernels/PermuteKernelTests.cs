using CnnGen.Generator.Emission;
using CnnGen.Generator.Planning;

namespace CnnGen.Tests.SmallKernels;

public class PermuteKernelTests
{
    private static readonly PermuteOperation[] s_cases =
    [
        .. from pixels in (int[])[1, 4, 35] from channels in (int[])[2, 3, 8, 9, 16, 29] from first in (bool[])[true, false] select new PermuteOperation(pixels, channels, first),
    ];

    private static readonly Lazy<Dictionary<(PermuteOperation Case, bool IsDouble), SmallKernel>> s_kernels = new(static () =>
        SmallKernel.CompileAll(s_cases, static (writer, item, element) => KernelCompiler.EmitMembers(writer, item, element)));

    [Fact]
    public void ForwardTransposes_AndBackwardUndoesIt()
    {
        foreach (PermuteOperation permute in s_cases)
        {
            double[] x = [.. Enumerable.Range(0, permute.InputLength).Select(static i => (double)i)];
            double[] expected = permute.ToChannelsFirst ? Layouts.ToChannelsFirst(x, permute.Channels) : Layouts.ToChannelsLast(x, permute.Channels);
            foreach (bool isDouble in (bool[])[false, true])
            {
                SmallKernel kernel = s_kernels.Value[(permute, isDouble)];
                double[] y = kernel.Run("Forward", x.Length, x);
                Assert.Equal(expected, y);
                Assert.Equal(x, kernel.Run("Backward", x.Length, y));
            }
        }
    }
}
