using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.SmallKernels;

/// <summary>Sums, products, factors of channels and concatenations, of lengths that fill vectors and that do not.</summary>
public class JoinKernelTests
{
    private static readonly JoinOperation[] s_joins =
    [
        .. from length in (int[])[1, 3, 4, 15, 16, 17, 64, 131] from operands in (int[])[2, 3] select new SumOperation(operands, length),
        .. from length in (int[])[1, 3, 4, 15, 16, 17, 64, 131] select new ProductOperation(length),
        .. from pixels in (int[])[2, 128, 129, 300, 3000] from channels in (int[])[1, 3, 4, 17, 36] select new ScaleOperation(pixels, channels),
        .. from pixels in (int[])[1, 6] from channels in (int[][])[[1, 1], [4, 3], [17, 1, 8]] select new ConcatenateOperation(pixels, new EquatableArray<int>(channels)),
    ];

    private static readonly Lazy<Dictionary<(JoinOperation Case, bool IsDouble), SmallKernel>> s_kernels = new(static () =>
        SmallKernel.CompileAll(s_joins, static (writer, join, element) => KernelCompiler.EmitMembers(writer, join, element)));

    public static TheoryData<int, bool> Cases => [.. Enumerable.Range(0, s_joins.Length).SelectMany(static i => new[] { (i, false), (i, true) })];

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputsAndGradients_AreThoseOfTheDefinition(int index, bool isDouble)
    {
        JoinOperation join = s_joins[index];
        SmallKernel kernel = s_kernels.Value[(join, isDouble)];
        Random random = new(index);
        double[][] inputs = [.. InputLengths(join).Select(length => RandomValues.Uniform(random, length).Select(static value => (double)(float)value).ToArray())];
        double[] dy = [.. RandomValues.Uniform(random, join.OutputLength).Select(static value => (double)(float)value)];

        (double[] y, double[][] gradients) = Expected(join, inputs, dy);

        double tolerance = isDouble ? 1e-12 : 2e-6;
        TensorAssert.Close($"y of {join}", y, kernel.Run("Forward", join.OutputLength, inputs), tolerance);
        for (int operand = 0; operand < inputs.Length && join is not SumOperation; operand++)
        {
            TensorAssert.Close($"gradient {operand} of {join}", gradients[operand], Gradient(kernel, join, operand, inputs, dy), tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputsOfTwo_AreTheSameInPlace(int index, bool isDouble)
    {
        JoinOperation join = s_joins[index];
        if (join is ConcatenateOperation or SumOperation { Operands: > 2 })
        {
            return;
        }

        SmallKernel kernel = s_kernels.Value[(join, isDouble)];
        double[][] inputs = [.. InputLengths(join).Select((length, operand) => RandomValues.Uniform(new Random(operand), length))];
        Assert.Equal(kernel.Run("Forward", join.OutputLength, inputs), kernel.RunOverFirst("Forward", inputs[0], inputs[1]));
    }

    /// <summary>Ones of one sign: a chain over all pixels would lose digits.</summary>
    [Fact]
    public void LongSums_KeepTheirDigits()
    {
        ScaleOperation scale = new(3000, 17);
        double[] map = [.. Enumerable.Repeat((double)0.1f, scale.OutputLength)];
        double[] ones = [.. Enumerable.Repeat(1.0, scale.OutputLength)];
        double[] sums = s_kernels.Value[(scale, false)].Run("BackwardFactors", scale.Channels, map, ones);
        Assert.All(sums, sum => Assert.Equal(3000 * (double)0.1f, sum, 2e-6 * 300));
    }

    private static int[] InputLengths(JoinOperation join) => join switch
    {
        SumOperation sum => [.. Enumerable.Repeat(sum.Length, sum.Operands)],
        ProductOperation product => [product.Length, product.Length],
        ScaleOperation scale => [scale.OutputLength, scale.Channels],
        ConcatenateOperation concatenation => [.. concatenation.Channels.Select(channels => concatenation.Pixels * channels)],
        _ => throw new ArgumentOutOfRangeException(nameof(join), join.GetType().Name, "No such join."),
    };

    private static double[] Gradient(SmallKernel kernel, JoinOperation join, int operand, double[][] inputs, double[] dy) => join switch
    {
        ProductOperation => kernel.Run("Backward", inputs[operand].Length, inputs[1 - operand], dy),
        ScaleOperation => kernel.Run(operand == 0 ? "BackwardMap" : "BackwardFactors", inputs[operand].Length, inputs[1 - operand], dy),
        _ => kernel.Run(FormattableString.Invariant($"BackwardInput{operand + 1}"), inputs[operand].Length, dy),
    };

    /// <summary>By the naive reference, whose maps are channels-first.</summary>
    private static (double[] Y, double[][] Gradients) Expected(JoinOperation join, double[][] inputs, double[] dy)
    {
        int[] channels = join switch
        {
            ScaleOperation scale => [scale.Channels, scale.Channels],
            ConcatenateOperation concatenation => [.. concatenation.Channels],
            _ => [.. inputs.Select(static input => input.Length)],
        };
        NaiveJoin naive = join switch
        {
            SumOperation => new NaiveJoin.Sum(),
            ConcatenateOperation => new NaiveJoin.Concatenation(),
            _ => new NaiveJoin.Product([.. inputs.Select((input, operand) => Shape.Spatial(1, input.Length / channels[operand], channels[operand]))]),
        };
        int outputs = join is ConcatenateOperation ? channels.Sum() : channels[0];
        double[][] first = [.. inputs.Select((input, operand) => Layouts.ToChannelsFirst(input, channels[operand]))];
        double[][] gradients = naive.Backward(first, Layouts.ToChannelsFirst(dy, outputs));
        return (Layouts.ToChannelsLast(naive.Forward(first), outputs), [.. gradients.Select((gradient, operand) => Layouts.ToChannelsLast(gradient, channels[operand]))]);
    }
}
