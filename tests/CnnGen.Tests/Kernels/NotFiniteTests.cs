using System.Runtime.Intrinsics;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>
/// How far a pixel that is NaN or infinite reaches: to the outputs whose windows hold it, and where neighbouring outputs of a row share a vector, to those that
/// share one with such an output, because a product with a weight of zero is NaN, too.
/// </summary>
public sealed class NotFiniteTests
{
    private const int Shapes = 60;

    [Fact]
    public void NotFinitePixel_ReachesItsWindowsAndThoseThatShareAVectorWithThem()
    {
        Network[] networks = [.. Enumerable.Range(0, Shapes).Select(RandomConvolutions.Convolution)];
        WeightedOperation[] operations = [.. networks.Select(static network => ContractionTests.Operation(network.Layers[0]))];
        IReadOnlyList<ContractionKernel<float>> kernels = ContractionKernel<float>.Compile(operations);
        int leaks = 0;
        for (int i = 0; i < Shapes; i++)
        {
            (Network network, KernelPiece shared) = (networks[i], WidestVariant(operations[i]).Pieces[0]);
            Random random = new(i);
            NaiveNetwork naive = new(network);
            RandomValues.Fill(naive, random);
            double[] x = RandomValues.Uniform(random, network.Input.Length);
            x[random.Next(x.Length)] = i % 2 == 0 ? double.NaN : double.PositiveInfinity;
            double[] bias = naive.Parameters.ElementAtOrDefault(1)?.Values ?? [];

            double[] y = kernels[i].Run(
                DataLayout.ToChannelsLast(x, network.Input), naive.Parameters[0].Values, bias, new double[network.Output.Length], count: 1).Y;

            // [c, y, x] of both.
            bool[] holds = [.. naive.Predict(x).Select(static value => !double.IsFinite(value))];
            bool[] reached = [.. DataLayout.FromChannelsLast(y, network.Output).Select(static value => !double.IsFinite(value))];
            for (int element = 0; element < holds.Length; element++)
            {
                bool expected = Mates(element, network.Output.Width, shared.Contraction).Any(mate => holds[mate]);
                Assert.True(reached[element] == expected, $"Shape {i}, output {element}: {network.Layers[0].Layer}");
                leaks += expected && !holds[element] ? 1 : 0;
            }
        }

        // Without wide vectors, none are shared.
        Assert.Equal(Vector256.IsHardwareAccelerated, leaks > 0);
    }

    /// <summary>The outputs that share a vector with one: whole groups of a row, from its first pixel on.</summary>
    private static IEnumerable<int> Mates(int element, int width, Contraction contraction)
    {
        int pixels = contraction.SideBySide;
        int column = element % width;
        int group = column / pixels * pixels;
        return group + pixels <= width ? Enumerable.Range(element - column + group, pixels) : [element];
    }

    private static KernelVariant WidestVariant(WeightedOperation operation) =>
        KernelVariant.OfOutput(operation.Forward, sizeof(float)).First(static variant => variant.Bits switch
        {
            512 => Vector512.IsHardwareAccelerated,
            256 => Vector256.IsHardwareAccelerated,
            _ => true,
        });
}
