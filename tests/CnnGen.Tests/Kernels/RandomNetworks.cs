using CnnGen.Generator.Model;
using CnnGen.Shared.Sampling;
using CnnGen.Tests.Naive;
using CsCheck;

namespace CnnGen.Tests.Kernels;

/// <summary>Random valid networks of every kind of layer, after NNSmith (Liu et al., 2023): the test that finds what nobody thought of.</summary>
internal static class RandomNetworks
{
    // As many as any layer takes.
    private const int ChoicesPerLayer = 16;

    // Maps that grow again and again would have no end.
    private const int MostUpSampledPixels = 50;

    /// <summary>
    /// An input, up to six layers of maps and up to three of flat ones, each by choices of its own, and an end. Every other network has joins behind some layers.
    /// </summary>
    public static Gen<Network> All { get; } = Gen.Select(
        Choices.Numbers(ChoicesPerLayer), Choices.Numbers(ChoicesPerLayer).Array[1, 6], Choices.Numbers(ChoicesPerLayer).Array[1, 3], Choices.Numbers(ChoicesPerLayer),
        Choices.Numbers(ChoicesPerLayer).Array[1 + 6 + 3], Create);

    /// <summary>The same with some layers frozen.</summary>
    public static Gen<Network> Frozen { get; } = Gen.Select(All, Choices.Numbers(ChoicesPerLayer), static (network, numbers) =>
    {
        Choices choices = new(numbers);
        return FrozenNetworks.Freeze(network, _ => choices.Next(2) == 0);
    });

    private static Network Create(int[] input, int[][] spatial, int[][] flat, int[] end, int[][] joins)
    {
        bool branches = new Choices(joins[^1]).Next(2) == 0;
        int next = 0;
        Choices choices = new(input);
        NetworkBuilder builder = choices.Next(6) == 0
            ? NetworkBuilder.Input(choices.Next(1, 80))
            : NetworkBuilder.Input(choices.Next(1, 13), choices.Next(1, 13), choices.Next(1, 5), channelsFirst: choices.Next(2) == 0);
        foreach (int[] layer in spatial.TakeWhile(_ => !builder.Current.IsFlat))
        {
            AddSpatial(builder, new Choices(layer));
            AddJoin(builder, joins[next++]);
        }

        // Softmax does not see the bias that all pixels of one map share: its gradient is zero, and there is nothing to compare rounding errors with.
        bool isOneMap = builder.Current is { IsFlat: false, Channels: 1 };
        if (!builder.Current.IsFlat && choices.Next(4) != 0)
        {
            builder.Flatten();
        }

        int pixels = builder.Current.Length;
        foreach (int[] layer in flat.TakeWhile(_ => builder.Current.IsFlat))
        {
            AddFlat(builder, new Choices(layer), allowSoftmax: !isOneMap);
            AddJoin(builder, joins[next++]);
            isOneMap &= builder.Current.Length == pixels;
        }

        return End(builder, new Choices(end), allowSoftmax: !isOneMap);

        void AddJoin(NetworkBuilder to, int[] numbers)
        {
            Choices join = new(numbers);
            if (branches && join.Next(2) == 0)
            {
                RandomJoins.Add(to, join);
            }
        }
    }

    private static void AddSpatial(NetworkBuilder builder, Choices choices)
    {
        Shape current = builder.Current;
        (int, int) stride = (choices.Next(1, 4), choices.Next(1, 4));
        switch (choices.Next(10))
        {
            case 0 or 1 or 2:
                int groups = current.Channels % 2 == 0 && choices.Next(3) == 0 ? 2 : 1;
                builder.Conv2D(
                    groups * choices.Next(1, 13), Kernel(current, choices), choices.Next(2) == 0 ? (1, 1) : stride, Padding(choices, 3), groups: groups,
                    useBias: choices.Next(4) != 0, activation: ShortForm(choices));
                break;
            case 3:
                builder.DepthwiseConv2D(
                    Kernel(current, choices), choices.Next(2) == 0 ? (1, 1) : stride, Padding(choices, 3), multiplier: choices.Next(1, 3), activation: ShortForm(choices));
                break;
            case 4:
                (int, int) pool = Kernel(current, choices);
                builder.MaxPool2D(pool, stride, PoolPadding(pool, choices, out bool maxCeil), ceilMode: maxCeil);
                break;
            case 5:
                pool = Kernel(current, choices);
                builder.AveragePool2D(pool, stride, PoolPadding(pool, choices, out bool averageCeil), averageCeil, countIncludePad: choices.Next(2) == 0);
                break;
            case 8 when current.Pixels <= MostUpSampledPixels:
                builder.UpSampling2D(choices.Next(1, 4), choices.Next(1, 4));
                break;
            case 6 when choices.Next(3) == 0:
                _ = choices.Next(2) == 0 ? builder.GlobalAveragePool2D() : builder.GlobalMaxPool2D();
                break;
            case 7 when choices.Next(3) == 0 && current.Channels > 1:
                builder.Softmax();
                break;
            default:
                builder.Activation(Activation(choices));
                break;
        }
    }

    private static void AddFlat(NetworkBuilder builder, Choices choices, bool allowSoftmax) => _ = choices.Next(6) switch
    {
        0 => builder.Activation(Activation(choices)),
        1 => builder.Dropout(0),
        2 when builder.Current.Channels > 1 && allowSoftmax => builder.Softmax(),
        _ => builder.Dense(choices.Next(1, 50), useBias: choices.Next(4) != 0, activation: ShortForm(choices)),
    };

    private static Network End(NetworkBuilder builder, Choices choices, bool allowSoftmax)
    {
        // One class would make the loss zero, whose gradients there is nothing to compare with.
        bool classifies = builder.Current.Channels > 1 && allowSoftmax && choices.Next(2) == 0;
        if (classifies)
        {
            bool logits = choices.Next(3) == 0;
            return (logits ? builder : builder.Softmax()).Build(loss: LossKind.CrossEntropy, labelSmoothing: choices.Next(3) == 0 ? 0.1 : 0);
        }

        return choices.Next(5) switch
        {
            0 => builder.Build(loss: LossKind.MeanSquaredError),
            1 => builder.Build(loss: LossKind.Huber, delta: 0.5),
            2 => builder.Build(loss: LossKind.MeanAbsoluteError),
            3 => builder.Activation(new(ActivationKind.Sigmoid)).Build(loss: LossKind.BinaryCrossEntropy),
            _ => builder.Build(loss: LossKind.BinaryCrossEntropy),
        };
    }

    private static (int Height, int Width) Kernel(Shape input, Choices choices) =>
        (choices.Next(1, Math.Min(5, input.Height) + 1), choices.Next(1, Math.Min(5, input.Width) + 1));

    private static PaddingSpec Padding(Choices choices, int largest) => choices.Next(3) switch
    {
        0 => NetworkBuilder.Valid,
        1 => NetworkBuilder.Same,
        _ => NetworkBuilder.Explicit(choices.Next(1, largest), choices.Next(largest), choices.Next(largest), choices.Next(largest)),
    };

    /// <summary>Pads of at most half the window, and no ceil mode beside Same.</summary>
    private static PaddingSpec PoolPadding((int Height, int Width) pool, Choices choices, out bool ceilMode)
    {
        ceilMode = choices.Next(2) == 0;
        if (!ceilMode && choices.Next(3) == 0)
        {
            return NetworkBuilder.Same;
        }

        int Side(int size) => choices.Next((size / 2) + 1);
        PaddingSpec padding = NetworkBuilder.Explicit(Side(pool.Height), Side(pool.Width), Side(pool.Height), Side(pool.Width));
        return padding.Pads.IsNone ? NetworkBuilder.Valid : padding;
    }

    private static ActivationFunction Activation(Choices choices) => NetworkCatalog.Activations[choices.Next(NetworkCatalog.Activations.Count)];

    /// <summary>Nothing, or an activation that the short form can name.</summary>
    private static ActivationFunction ShortForm(Choices choices)
    {
        ActivationFunction[] named =
            [.. NetworkCatalog.Activations.DistinctBy(static function => function.Kind).Where(static function => function.Kind is not (ActivationKind.Clip or ActivationKind.GELUTanh))];
        return choices.Next(2) == 0 ? ActivationFunction.None : named[choices.Next(named.Length)];
    }
}
