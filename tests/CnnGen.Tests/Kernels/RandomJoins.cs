using CnnGen.Generator.Model;
using CnnGen.Shared.Sampling;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>Random branches and joins behind the layers of a random network, each of a shape that the network has by then.</summary>
internal static class RandomJoins
{
    // Concatenations of concatenations would grow without end.
    private const int MostChannels = 40;

    /// <summary>Adds a join, or a branch and a join, where earlier outputs fit the current one.</summary>
    public static void Add(NetworkBuilder builder, Choices choices)
    {
        switch (choices.Next(6))
        {
            case 0 or 1:
                builder.Add(Operands(builder, choices, shape => shape == builder.Current), Activation(choices));
                break;
            case 2:
                builder.Multiply([Operands(builder, choices, shape => IsFactor(shape, builder.Current))[0]], Activation(choices));
                break;
            case 3:
                Concatenate(builder, choices);
                break;
            case 4 when !builder.Current.IsFlat:
                SqueezeAndExcite(builder, choices);
                break;
            default:
                AddShortcut(builder, choices);
                break;
        }
    }

    private static void Concatenate(NetworkBuilder builder, Choices choices)
    {
        int[] operands = Operands(builder, choices, shape => IsOfOneSize(shape, builder.Current));
        if (builder.Current.Channels + operands.Sum(operand => builder.ShapeOf(operand).Channels) <= MostChannels)
        {
            builder.Concatenate(operands);
        }
    }

    /// <summary>The map times a factor a channel, found from the means of its channels; the factor stands first or second.</summary>
    private static void SqueezeAndExcite(NetworkBuilder builder, Choices choices)
    {
        int map = builder.Last;
        int channels = builder.Current.Channels;
        builder.GlobalAveragePool2D().Dense(choices.Next(1, 5), activation: new(ActivationKind.SiLU)).Dense(channels, activation: new(ActivationKind.Sigmoid));
        int factor = builder.Last;
        _ = choices.Next(2) == 0 ? builder.Multiply([map]) : builder.From(map).Multiply([factor]);
    }

    /// <summary>A second way from an earlier output to the current shape, and their sum.</summary>
    private static void AddShortcut(NetworkBuilder builder, Choices choices)
    {
        int end = builder.Last;
        Shape shape = builder.Current;
        builder.From(Operands(builder, choices, other => IsOfOneSize(other, shape))[0]);
        _ = shape.IsFlat ? builder.Dense(shape.Channels) : builder.Conv2D(shape.Channels, (1, 1));
        builder.Add([end], Activation(choices));
    }

    /// <summary>One or two of the outputs so far that fit; the current one does.</summary>
    private static int[] Operands(NetworkBuilder builder, Choices choices, Func<Shape, bool> fits)
    {
        int[] fitting = [.. Enumerable.Range(-1, builder.Last + 2).Where(layer => fits(builder.ShapeOf(layer)))];
        int first = fitting[choices.Next(fitting.Length)];
        return choices.Next(3) == 0 ? [first, fitting[choices.Next(fitting.Length)]] : [first];
    }

    private static bool IsOfOneSize(Shape shape, Shape other) => (shape.IsFlat, shape.Height, shape.Width) == (other.IsFlat, other.Height, other.Width);

    private static bool IsFactor(Shape shape, Shape map) => shape == map || (shape.Pixels == 1 && shape.Channels == map.Channels);

    private static ActivationFunction Activation(Choices choices) => new(choices.Next(3) == 0 ? ActivationKind.ReLU : ActivationKind.None);
}
