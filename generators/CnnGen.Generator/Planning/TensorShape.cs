using System.Globalization;

namespace CnnGen.Generator.Planning;

/// <summary>The shapes of parameters as PyTorch has them.</summary>
internal static class TensorShape
{
    /// <summary>Bias: [filters]; dense: [units, features]; convolution: [filters, channels, height, width].</summary>
    public static int[] Of(ParameterPlan parameter) => parameter switch
    {
        { IsBias: true } => [parameter.Operation.Filters],
        { Operation: DenseOperation dense } => [dense.Filters, dense.Kernel.Length],
        { Operation: var operation } => [operation.Filters, operation.Kernel.Channels, operation.Kernel.Height, operation.Kernel.Width],
    };

    /// <summary>As in <c>[32, 1, 5, 5]</c>.</summary>
    public static string Text(ParameterPlan parameter) =>
        $"[{string.Join(", ", Of(parameter).Select(static axis => axis.ToString(CultureInfo.InvariantCulture)))}]";
}
