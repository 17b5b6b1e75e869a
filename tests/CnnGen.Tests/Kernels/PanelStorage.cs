using CnnGen.CompilerServices;
using CnnGen.Generator.Planning;

namespace CnnGen.Tests.Kernels;

/// <summary>Between a tensor in PyTorch's layout and its panels in the parameter storage.</summary>
internal static class PanelStorage
{
    public static ParameterLayout Weights(WeightedOperation operation, int offset = 0) =>
        Layout(operation, offset, operation.Kernel.Channels, operation.Kernel.Height, operation.Kernel.Width);

    public static ParameterLayout Bias(WeightedOperation operation, int offset = 0) => Layout(operation, offset, 1, 1, 1);

    /// <summary>The place in the storage of PyTorch's element number <paramref name="i"/>.</summary>
    public static int Place(in ParameterLayout layout, int i) => layout.StorageIndex(
        i / (layout.Channels * layout.Height * layout.Width), i / (layout.Height * layout.Width) % layout.Channels, i / layout.Width % layout.Height, i % layout.Width);

    private static ParameterLayout Layout(WeightedOperation operation, int offset, int channels, int height, int width) => new(
        "", 4, offset, operation.Filters, operation.StorageFilters, channels, height, width, operation.Panel, operation.FanIn, operation.FanOut);
}
