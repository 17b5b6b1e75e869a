using CnnGen.CompilerServices;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Tests.Kernels;

/// <summary>Between a tensor in PyTorch's layout and its panels in the parameter storage.</summary>
internal static class PanelStorage
{
    public static ParameterLayout Weights(WeightedOperation operation) => Layout(operation.StorageOf(ParameterRole.Weight));

    public static ParameterLayout Bias(WeightedOperation operation) => Layout(operation.StorageOf(ParameterRole.Bias));

    /// <summary>The layout of a tensor that is given no initial values.</summary>
    public static ParameterLayout Layout(TensorStorage storage, int offset = 0) => new(
        "", 4, offset, storage.Filters, storage.FiltersPerGroup, storage.Kernel.Channels, storage.Kernel.Height, storage.Kernel.Width, storage.Panel,
        FanIn: 1, FanOut: 1, InitialValues.Weight);

    /// <summary>The place in the storage of PyTorch's element number <paramref name="i"/>.</summary>
    public static int Place(in ParameterLayout layout, int i) => layout.StorageIndex(
        i / (layout.Channels * layout.Height * layout.Width), i / (layout.Height * layout.Width) % layout.Channels, i / layout.Width % layout.Height, i % layout.Width);
}
