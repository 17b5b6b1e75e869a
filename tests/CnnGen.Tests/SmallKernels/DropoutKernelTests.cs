using CnnGen.Generator.Emission;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.SmallKernels;

public class DropoutKernelTests
{
    private const int Length = 40_003;

    private static readonly double[] s_rates = [0, 0.1, 0.5, 0.9, 0.9999999, 1];

    private static readonly Lazy<Dictionary<((double Rate, int Length) Case, bool IsDouble), SmallKernel>> s_kernels = new(static () =>
        SmallKernel.CompileAll(
            [.. s_rates.Select(static rate => (rate, Length)), .. Enumerable.Range(1, 67).Select(static length => (0.3, length))],
            static (writer, item, element) => KernelCompiler.EmitMembers(writer, new DropoutOperation(item.Item1, item.Item2), element)));

    public static TheoryData<double> Rates => [.. s_rates];

    [Theory]
    [MemberData(nameof(Rates))]
    public void ShareOfDroppedElements_IsTheRateWithinFiveSigma(double rate)
    {
        double[] y = s_kernels.Value[((rate, Length), false)].RunMasked("Forward", [.. Enumerable.Repeat(1.0, Length)], 99);
        double sigma = Math.Sqrt(Length * rate * (1 - rate));
        Assert.InRange(y.Count(static value => value == 0) - (Length * rate), (-5 * sigma) - 0.5, (5 * sigma) + 0.5);
        Assert.All(y, value => Assert.True(value == 0 || Math.Abs((value * (1 - rate)) - 1) < 1e-6, $"{value}"));
    }

    [Fact]
    public void RateZero_IsTheIdentity()
    {
        double[] x = RandomValues.Uniform(new Random(1), Length);
        Assert.Equal(x, s_kernels.Value[((0, Length), false)].RunMasked("Forward", x, 5));
    }

    [Fact]
    public void RateOne_DropsNotANumberToo()
    {
        double[] y = s_kernels.Value[((1, Length), false)].RunMasked("Forward", [.. Enumerable.Repeat(double.NaN, Length)], 5);
        Assert.All(y, static value => Assert.Equal(0, value));
    }

    [Fact]
    public void BackwardAndDoubles_HaveTheMaskOfForward()
    {
        double[] ones = [.. Enumerable.Repeat(1.0, Length)];
        double[] y = s_kernels.Value[((0.5, Length), false)].RunMasked("Forward", ones, 123456789012345);
        Assert.Equal(y, s_kernels.Value[((0.5, Length), false)].RunMasked("Backward", ones, 123456789012345));
        Assert.Equal(y, s_kernels.Value[((0.5, Length), true)].RunMasked("Forward", ones, 123456789012345));
    }

    [Fact]
    public void Element_IsDroppedWhateverTheLength()
    {
        double[] Mask(int length) => s_kernels.Value[((0.3, length), false)].RunMasked("Forward", [.. Enumerable.Repeat(1.0, length)], 8);
        double[] longest = Mask(67);
        for (int length = 1; length < 67; length++)
        {
            Assert.Equal(longest[..length], Mask(length));
        }
    }

    [Fact]
    public void MasksOfNeighbouringKeys_AreUnrelatedAtEveryShift()
    {
        double[] ones = [.. Enumerable.Repeat(1.0, Length)];
        SmallKernel kernel = s_kernels.Value[((0.5, Length), false)];
        double[][] masks = [.. ((ulong[])[0, 1, 2, 1UL << 32, ulong.MaxValue]).Select(key => kernel.RunMasked("Forward", ones, key))];
        double bound = 5 * Math.Sqrt(Length) / 2;
        for (int a = 0; a < masks.Length; a++)
        {
            for (int b = a; b < masks.Length; b++)
            {
                for (int shift = a == b ? 1 : -20; shift <= 20; shift++)
                {
                    int agreements = Enumerable.Range(20, Length - 40).Count(i => masks[a][i] == masks[b][i + shift]);
                    Assert.InRange(agreements - ((Length - 40) / 2.0), -bound, bound);
                }
            }
        }
    }
}
