using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>Random valid networks of every kind of layer, after NNSmith (Liu et al., 2023): the test that finds what nobody thought of.</summary>
internal static class RandomNetworks
{
    public static Network Create(int seed)
    {
        Random random = new(seed);
        NetworkBuilder builder = random.Next(6) == 0
            ? NetworkBuilder.Input(random.Next(1, 80))
            : NetworkBuilder.Input(random.Next(1, 13), random.Next(1, 13), random.Next(1, 5), channelsFirst: random.Next(2) == 0);
        for (int layers = random.Next(1, 7); layers > 0 && !builder.Current.IsFlat; layers--)
        {
            AddSpatial(builder, random);
        }

        if (!builder.Current.IsFlat && random.Next(4) != 0)
        {
            builder.Flatten();
        }

        for (int layers = random.Next(1, 4); layers > 0 && builder.Current.IsFlat; layers--)
        {
            AddFlat(builder, random);
        }

        return End(builder, random);
    }

    private static void AddSpatial(NetworkBuilder builder, Random random)
    {
        Shape current = builder.Current;
        (int, int) stride = (random.Next(1, 4), random.Next(1, 4));
        switch (random.Next(10))
        {
            case 0 or 1 or 2:
                int groups = current.Channels % 2 == 0 && random.Next(3) == 0 ? 2 : 1;
                builder.Conv2D(
                    groups * random.Next(1, 13), Kernel(current, random), random.Next(2) == 0 ? (1, 1) : stride, Padding(random, 3), groups: groups,
                    useBias: random.Next(4) != 0, activation: ShortForm(random));
                break;
            case 3:
                builder.DepthwiseConv2D(
                    Kernel(current, random), random.Next(2) == 0 ? (1, 1) : stride, Padding(random, 3), multiplier: random.Next(1, 3), activation: ShortForm(random));
                break;
            case 4:
                (int, int) pool = Kernel(current, random);
                builder.MaxPool2D(pool, stride, PoolPadding(pool, random, out bool maxCeil), ceilMode: maxCeil);
                break;
            case 5:
                pool = Kernel(current, random);
                builder.AveragePool2D(pool, stride, PoolPadding(pool, random, out bool averageCeil), averageCeil, countIncludePad: random.Next(2) == 0);
                break;
            case 6 when random.Next(3) == 0:
                _ = random.Next(2) == 0 ? builder.GlobalAveragePool2D() : builder.GlobalMaxPool2D();
                break;
            case 7 when random.Next(3) == 0 && current.Channels > 1:
                builder.Softmax();
                break;
            default:
                builder.Activation(Activation(random));
                break;
        }
    }

    private static void AddFlat(NetworkBuilder builder, Random random) => _ = random.Next(6) switch
    {
        0 => builder.Activation(Activation(random)),
        1 => builder.Dropout(0),
        2 when builder.Current.Channels > 1 => builder.Softmax(),
        _ => builder.Dense(random.Next(1, 50), useBias: random.Next(4) != 0, activation: ShortForm(random)),
    };

    private static Network End(NetworkBuilder builder, Random random)
    {
        // One class would make the loss zero, whose gradients there is nothing to compare with.
        bool classifies = builder.Current.Channels > 1 && random.Next(2) == 0;
        if (classifies)
        {
            bool logits = random.Next(3) == 0;
            return (logits ? builder : builder.Softmax()).Build(loss: LossKind.CrossEntropy, labelSmoothing: random.Next(3) == 0 ? 0.1 : 0);
        }

        return random.Next(5) switch
        {
            0 => builder.Build(loss: LossKind.MeanSquaredError),
            1 => builder.Build(loss: LossKind.Huber, delta: 0.5),
            2 => builder.Build(loss: LossKind.MeanAbsoluteError),
            3 => builder.Activation(new(ActivationKind.Sigmoid)).Build(loss: LossKind.BinaryCrossEntropy),
            _ => builder.Build(loss: LossKind.BinaryCrossEntropy),
        };
    }

    private static (int Height, int Width) Kernel(Shape input, Random random) =>
        (random.Next(1, Math.Min(5, input.Height) + 1), random.Next(1, Math.Min(5, input.Width) + 1));

    private static PaddingSpec Padding(Random random, int largest) => random.Next(3) switch
    {
        0 => NetworkBuilder.Valid,
        1 => NetworkBuilder.Same,
        _ => NetworkBuilder.Explicit(random.Next(1, largest), random.Next(largest), random.Next(largest), random.Next(largest)),
    };

    /// <summary>Pads of at most half the window, and no ceil mode beside Same.</summary>
    private static PaddingSpec PoolPadding((int Height, int Width) pool, Random random, out bool ceilMode)
    {
        ceilMode = random.Next(2) == 0;
        if (!ceilMode && random.Next(3) == 0)
        {
            return NetworkBuilder.Same;
        }

        int Side(int size) => random.Next((size / 2) + 1);
        PaddingSpec padding = NetworkBuilder.Explicit(Side(pool.Height), Side(pool.Width), Side(pool.Height), Side(pool.Width));
        return padding.Pads.IsNone ? NetworkBuilder.Valid : padding;
    }

    private static ActivationFunction Activation(Random random) => NetworkCatalog.Activations[random.Next(NetworkCatalog.Activations.Count)];

    /// <summary>Nothing, or an activation that the short form can name.</summary>
    private static ActivationFunction ShortForm(Random random)
    {
        ActivationFunction[] named =
            [.. NetworkCatalog.Activations.DistinctBy(static function => function.Kind).Where(static function => function.Kind is not (ActivationKind.Clip or ActivationKind.GELUTanh))];
        return random.Next(2) == 0 ? ActivationFunction.None : named[random.Next(named.Length)];
    }
}
