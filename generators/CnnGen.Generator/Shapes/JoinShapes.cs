using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>The rules of layers with several inputs: what comes in is taken two by two, from the first on.</summary>
internal static class JoinShapes
{
    /// <summary>Joins <paramref name="inputs"/>.</summary>
    /// <param name="index">The layer's index, for errors.</param>
    /// <param name="layer">The join.</param>
    /// <param name="inputs">At least one; where a name was not found, one is missing.</param>
    public static LayerShape Of(int index, JoinLayer layer, IReadOnlyList<Shape> inputs)
    {
        Shape output = inputs[0];
        for (int i = 1; i < inputs.Count; i++)
        {
            LayerShape joined = layer switch
            {
                AddLayer => Add(index, output, inputs[i], i),
                ConcatenateLayer => Concatenate(index, output, inputs[i], i),
                MultiplyLayer => Multiply(index, output, inputs[i], i),
                _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "No such join."),
            };
            if (!joined.IsCertain)
            {
                return joined;
            }

            output = joined.Output;
        }

        return LayerShapes.Sound(output);
    }

    /// <summary>Whether a factor is one pixel, which is used for every pixel of the other one.</summary>
    public static bool IsFactorOfChannels(Shape factor, Shape map) => factor.Pixels == 1 && map.Pixels > 1 && factor.Channels == map.Channels;

    private static LayerShape Add(int index, Shape first, Shape second, int operand) => first == second
        ? LayerShapes.Sound(first)
        : LayerShapes.Broken(first, new AdditionDoesNotFit(index, first, second, operand));

    private static LayerShape Concatenate(int index, Shape first, Shape second, int operand)
    {
        if (first.IsFlat != second.IsFlat || first.Height != second.Height || first.Width != second.Width)
        {
            return LayerShapes.Broken(first, new ConcatenationDoesNotFit(index, first, second, operand));
        }

        BigInteger length = Limits.Product(first.Pixels, (long)first.Channels + second.Channels);
        return length > Limits.MaxElements
            ? LayerShapes.Broken(first, new TooManyElements(index, first, Quantity.Output, length))
            : LayerShapes.Sound(first with { Channels = first.Channels + second.Channels });
    }

    private static LayerShape Multiply(int index, Shape first, Shape second, int operand)
    {
        if (first == second || IsFactorOfChannels(second, first))
        {
            return LayerShapes.Sound(first);
        }

        // Of a single pixel and as many features, the first one says whether the data is flat.
        return IsFactorOfChannels(first, second) ? LayerShapes.Sound(second)
            : first.Pixels == 1 && second.Pixels == 1 && first.Channels == second.Channels ? LayerShapes.Sound(first)
            : LayerShapes.Broken(first, new MultiplicationDoesNotFit(index, first, second, operand));
    }
}
