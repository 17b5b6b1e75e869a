using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.SmallKernels;

public class LossKernelTests
{
    private const double Scale = 0.125;

    private static readonly LossOperation[] s_losses =
    [
        .. from kind in Enum.GetValues<LossKind>()
           from smoothing in (double[])(kind == LossKind.CrossEntropy ? [0, 0.1] : [0])
           from delta in (double[])(kind == LossKind.Huber ? [1, 0.4] : [1])
           from shape in ((int, int)[])[(1, 1), (1, 3), (1, 10), (1, 67), (6, 5), (3, 40), (5, 2), (5, 7), (5, 9), (5, 15), (5, 17), (3, 31)]
           select new LossOperation(new LossFunction(kind, smoothing, delta), shape.Item1, shape.Item2),
    ];

    private static readonly Lazy<Dictionary<(LossOperation Case, bool IsDouble), SmallKernel>> s_kernels = new(static () =>
        SmallKernel.CompileAll(s_losses, static (writer, loss, element) => LossEmitter.EmitMembers(writer, KernelPlanner.Plan(loss, element.Bytes), element)));

    public static TheoryData<int, bool> Cases => [.. Enumerable.Range(0, s_losses.Length).SelectMany(static i => new[] { (i, false), (i, true) })];

    public static TheoryData<int, bool> LabelCases =>
        [.. Enumerable.Range(0, s_losses.Length).Where(static i => s_losses[i].Function.TakesLabels).SelectMany(static i => new[] { (i, false), (i, true) })];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Targets_GiveTheLossAndGradientOfTheDefinition(int index, bool isDouble)
    {
        LossOperation loss = s_losses[index];
        var random = new Random(index);
        double[] x = RandomValues.Uniform(random, loss.Length, 3);
        double[] targets = [.. RandomValues.Uniform(random, loss.Length).Select(static value => Math.Abs(value))];
        (double expected, double[] gradient) = Naive(loss, x, NaiveTargets.FromValues(Layouts.ToChannelsFirst(targets, loss.Channels)));
        SmallKernel kernel = s_kernels.Value[(loss, isDouble)];
        (double value, int correct) = kernel.Evaluate(x, targets);
        (double again, int correctAgain, double[] dx) = kernel.Gradient(x, targets, Scale);
        double tolerance = isDouble ? 1e-12 : 1e-6;
        Assert.Equal(expected, value, tolerance * Math.Max(1, Math.Abs(expected)));
        Assert.Equal(value, again);
        Assert.Equal(correct, correctAgain);
        Assert.Equal(
            loss.Function.Kind switch
            {
                LossKind.CrossEntropy => CountCorrect(x, FirstLargest(targets, loss.Channels), loss.Channels),
                LossKind.BinaryCrossEntropy => x.Zip(targets).Count(static pair => pair.First >= 0 == pair.Second >= 0.5),
                _ => 0,
            },
            correct);
        TensorAssert.Within("dx", gradient, dx, tolerance * Math.Max(1, gradient.Max(Math.Abs)));
    }

    [Theory]
    [MemberData(nameof(LabelCases))]
    public void Labels_GiveTheLossAndGradientOfTheDefinition(int index, bool isDouble)
    {
        LossOperation loss = s_losses[index];
        bool isBinary = loss.Function.Kind == LossKind.BinaryCrossEntropy;
        var random = new Random(index);
        double[] x = RandomValues.Uniform(random, loss.Length, 3);
        int[] labels = [.. Enumerable.Range(0, isBinary ? loss.Length : loss.Pixels).Select(_ => random.Next(isBinary ? 2 : loss.Channels))];
        labels[0] = isBinary ? x[0] >= 0 ? 1 : 0 : FirstLargest(x, loss.Channels)[0];
        (double expected, double[] gradient) = Naive(loss, x, isBinary
            ? NaiveTargets.FromValues(Layouts.ToChannelsFirst([.. labels.Select(static label => (double)label)], loss.Channels))
            : NaiveTargets.FromLabels(labels));
        SmallKernel kernel = s_kernels.Value[(loss, isDouble)];
        (double value, int correct) = kernel.Evaluate(x, labels);
        (double again, int correctAgain, double[] dx) = kernel.Gradient(x, labels, Scale);
        double tolerance = isDouble ? 1e-12 : 1e-6;
        Assert.Equal(expected, value, tolerance * Math.Max(1, Math.Abs(expected)));
        Assert.Equal(value, again);
        Assert.Equal(isBinary ? x.Zip(labels).Count(static pair => (pair.First >= 0 ? 1 : 0) == pair.Second) : CountCorrect(x, labels, loss.Channels), correct);
        Assert.Equal(correct, correctAgain);
        TensorAssert.Within("dx", gradient, dx, tolerance);
    }

    [Fact]
    public void Gradient_AgreesWithFiniteDifferences()
    {
        foreach (LossOperation loss in s_losses)
        {
            var random = new Random(loss.Length);
            double[] x = RandomValues.Uniform(random, loss.Length, 3);
            double[] targets = [.. RandomValues.Uniform(random, loss.Length).Select(static value => Math.Abs(value))];
            SmallKernel kernel = s_kernels.Value[(loss, true)];
            double[] dx = kernel.Gradient(x, targets, 1).Gradient;
            TensorAssert.Within($"{loss}", FiniteDifferences.Gradient(x, () => kernel.Evaluate(x, targets).Loss), dx, 1e-7);
        }
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void HugeLogits_GiveFiniteLosses(double logit)
    {
        foreach (LossOperation loss in s_losses.Where(static loss => loss.Function.Kind is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy))
        {
            double[] x = [.. Enumerable.Range(0, loss.Length).Select(i => i % 2 == 0 ? logit : 0)];
            double[] targets = [.. Enumerable.Range(0, loss.Length).Select(static i => (double)(i % 2))];
            (double value, _, double[] dx) = s_kernels.Value[(loss, false)].Gradient(x, targets, 1);
            Assert.True(double.IsFinite(value) && dx.All(double.IsFinite), $"{loss}: {value}");
        }
    }

    [Fact]
    public void TiedLogits_CountForTheFirst()
    {
        LossOperation loss = s_losses.First(static loss => loss is { Function.Kind: LossKind.CrossEntropy, Pixels: 1, Channels: 10 });
        double[] x = [0, 5, 1, 5, 2, 5, 0, 0, 0, 5];
        SmallKernel kernel = s_kernels.Value[(loss, false)];
        Assert.Equal(1, kernel.Evaluate(x, (int[])[1]).Correct);
        Assert.Equal(0, kernel.Evaluate(x, (int[])[3]).Correct);
        Assert.Equal(0, kernel.Evaluate(x, (int[])[9]).Correct);
    }

    [Fact]
    public void BinaryLabels_GiveTheBitsOfTargets()
    {
        foreach (LossOperation loss in s_losses.Where(static loss => loss.Function.Kind == LossKind.BinaryCrossEntropy))
        {
            var random = new Random(loss.Length);
            double[] x = RandomValues.Uniform(random, loss.Length, 3);
            int[] labels = [.. x.Select(_ => random.Next(2))];
            double[] targets = [.. labels.Select(static label => (double)label)];
            SmallKernel kernel = s_kernels.Value[(loss, false)];
            Assert.Equal(kernel.Evaluate(x, targets), kernel.Evaluate(x, labels));
            (double value, int correct, double[] dx) = kernel.Gradient(x, labels, Scale);
            (double expected, int expectedCorrect, double[] expectedGradient) = kernel.Gradient(x, targets, Scale);
            Assert.Equal((expected, expectedCorrect), (value, correct));
            Assert.Equal(expectedGradient, dx);
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(-0.0, 1, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(-1e-30, 0, 1)]
    [InlineData(1e-30, 1, 1)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(double.NaN, 1, 0)]
    public void BinaryOutputs_AreOnASideOfZero(double x, int label, int expected)
    {
        foreach (LossOperation loss in s_losses.Where(static loss => loss.Function.Kind == LossKind.BinaryCrossEntropy))
        {
            double[] values = [.. Enumerable.Repeat(x, loss.Length)];
            int[] labels = [.. Enumerable.Repeat(label, loss.Length)];
            SmallKernel kernel = s_kernels.Value[(loss, false)];
            Assert.Equal(expected * loss.Length, kernel.Evaluate(values, labels).Correct);
            Assert.Equal(expected * loss.Length, kernel.Gradient(values, labels, 1).Correct);
        }
    }

    [Fact]
    public void AbsoluteErrorOfZero_HasNoGradient()
    {
        LossOperation loss = s_losses.First(static loss => loss is { Function.Kind: LossKind.MeanAbsoluteError, Length: 67 });
        double[] x = RandomValues.Uniform(new Random(2), 67);
        (double value, _, double[] dx) = s_kernels.Value[(loss, false)].Gradient(x, x, 1);
        Assert.Equal(0, value);
        Assert.All(dx, static g => Assert.Equal(0, g));
    }

    /// <summary>The reference's mean as the kernel's sum, and its gradient under the test's scale, channels last.</summary>
    private static (double Loss, double[] Gradient) Naive(LossOperation loss, double[] x, NaiveTargets targets)
    {
        var naive = new NaiveLoss(loss.Function, Shape.Spatial(loss.Pixels, 1, loss.Channels));
        (double mean, double[] gradient) = naive.Evaluate(Layouts.ToChannelsFirst(x, loss.Channels), targets);
        int terms = loss.Function.Kind == LossKind.CrossEntropy ? loss.Pixels : loss.Length;
        return (mean * terms, [.. Layouts.ToChannelsLast(gradient, loss.Channels).Select(value => value * terms * Scale)]);
    }

    private static int CountCorrect(double[] x, int[] labels, int channels) => FirstLargest(x, channels).Zip(labels).Count(static pair => pair.First == pair.Second);

    private static int[] FirstLargest(double[] values, int channels) => [.. values.Chunk(channels).Select(static pixel => Array.IndexOf(pixel, pixel.Max()))];
}
