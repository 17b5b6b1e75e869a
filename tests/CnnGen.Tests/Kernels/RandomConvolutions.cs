using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>Networks of one random convolution or dense layer, every odd kind of shape among them.</summary>
internal static class RandomConvolutions
{
    // Keeps the naive reference's time for one sample in milliseconds.
    private const long MaximumMultiplyAdds = 1_000_000;

    private static readonly int[] s_primes = [1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67];

    private static readonly Func<Random, NetworkBuilder>[] s_kinds =
    [
        OnePixel, PrimeChannels, StridePastKernel, KernelAsLargeAsPaddedInput, Dilated, Grouped, Depthwise, AsymmetricPads, OnePixelRemainder, SameStrided, Wide, FewFilters, Anything,
    ];

    private static readonly Func<Random, NetworkBuilder>[] s_narrowKinds = [Column, DepthwiseOfFewChannels];

    /// <summary>A convolution; seeds that follow each other go through the kinds of shapes.</summary>
    public static Network Convolution(int seed) => Convolution(seed, s_kinds);

    /// <summary>A convolution down a column, or of channels that fill no vector.</summary>
    public static Network NarrowConvolution(int seed) => Convolution(seed, s_narrowKinds);

    private static Network Convolution(int seed, Func<Random, NetworkBuilder>[] kinds)
    {
        Random random = new(seed);
        Func<Random, NetworkBuilder> kind = kinds[seed % kinds.Length];
        NetworkBuilder builder = kind(random);
        while (MultiplyAdds(builder.Build()) > MaximumMultiplyAdds)
        {
            builder = kind(random);
        }

        return builder.Build();
    }

    /// <summary>
    /// A row of many tiles whose borders read alike: dilated so that a tap comes in tiles before the next, or padded by more than a window.
    /// </summary>
    public static Network WideBorders(int seed)
    {
        Random random = new(seed);
        (int height, int width) dilation = random.Next(2) == 0 ? (1, random.Next(8, 41)) : (1, 1);
        PaddingSpec padding = random.Next(3) == 0 && dilation.width > 1
            ? NetworkBuilder.Same
            : NetworkBuilder.Explicit(random.Next(2), random.Next(70), random.Next(2), random.Next(70));
        (int height, int width) kernel = (random.Next(1, 3), random.Next(1, 4));
        (int height, int width) stride = (1, random.Next(1, 4));
        NetworkBuilder input = NetworkBuilder.Input(random.Next(2, 5), random.Next(90, 200), random.Next(3) == 0 ? random.Next(4, 18) : random.Next(1, 4));
        return (random.Next(4) == 0
            ? input.DepthwiseConv2D(kernel, stride, padding, dilation, multiplier: 1)
            : input.Conv2D(random.Next(1, 20), kernel, stride, padding, dilation)).Build();
    }

    /// <summary>A dense layer of 1 to 300 features and 1 to 130 units.</summary>
    public static Network Dense(int seed)
    {
        Random random = new(seed);
        int features = random.Next(4) == 0 ? 16 * random.Next(1, 19) : random.Next(1, 301);
        int units = random.Next(4) == 0 ? 16 * random.Next(1, 9) : random.Next(1, 131);
        return NetworkBuilder.Input(features).Dense(units).Build();
    }

    /// <summary>A dense layer behind a flattened feature map, whose features are stored in another order than PyTorch's.</summary>
    public static Network DenseOfMap(int seed)
    {
        Random random = new(seed);
        return NetworkBuilder.Input(random.Next(1, 6), random.Next(1, 6), random.Next(1, 20)).Flatten().Dense(random.Next(1, 40)).Build();
    }

    private static NetworkBuilder OnePixel(Random random) =>
        NetworkBuilder.Input(1, 1, random.Next(1, 71)).Conv2D(random.Next(1, 71), (1, 1));

    private static NetworkBuilder PrimeChannels(Random random) =>
        NetworkBuilder.Input(random.Next(3, 8), random.Next(3, 8), Prime(random)).Conv2D(Prime(random), (random.Next(1, 4), random.Next(1, 4)));

    private static NetworkBuilder StridePastKernel(Random random)
    {
        (int height, int width) kernel = (random.Next(1, 4), random.Next(1, 4));
        return Map(random, 4, 16).Conv2D(Channels(random), kernel, (kernel.height + random.Next(1, 4), kernel.width + random.Next(1, 4)));
    }

    private static NetworkBuilder KernelAsLargeAsPaddedInput(Random random)
    {
        (int height, int width) = (random.Next(1, 8), random.Next(1, 8));
        int pad = random.Next(3);
        return NetworkBuilder.Input(height, width, random.Next(1, 24))
            .Conv2D(Channels(random), (height + (2 * pad), width + (2 * pad)), padding: NetworkBuilder.Explicit(pad));
    }

    private static NetworkBuilder Dilated(Random random) =>
        Map(random, 7, 15).Conv2D(
            Channels(random), (random.Next(1, 4), random.Next(2, 4)), (random.Next(1, 3), random.Next(1, 3)),
            random.Next(2) == 0 ? NetworkBuilder.Valid : NetworkBuilder.Same, (random.Next(1, 4), random.Next(1, 4)));

    private static NetworkBuilder Grouped(Random random)
    {
        int groups = random.Next(2, 9);
        return NetworkBuilder.Input(random.Next(3, 9), random.Next(3, 9), groups * random.Next(1, 9))
            .Conv2D(groups * random.Next(1, 9), (random.Next(1, 4), random.Next(1, 4)), padding: Pads(random, 2), groups: groups);
    }

    private static NetworkBuilder Depthwise(Random random) =>
        Map(random, 7, 12).DepthwiseConv2D(
            (random.Next(1, 5), random.Next(1, 5)), (random.Next(1, 3), random.Next(1, 3)), Pads(random, 3),
            (random.Next(1, 3), random.Next(1, 3)), multiplier: random.Next(1, 4));

    private static NetworkBuilder AsymmetricPads(Random random) =>
        Map(random, 3, 10).Conv2D(Channels(random), (random.Next(1, 4), random.Next(1, 4)), (random.Next(1, 3), random.Next(1, 3)), Pads(random, 5));

    private static NetworkBuilder OnePixelRemainder(Random random) =>
        NetworkBuilder.Input(random.Next(3, 6), (random.Next(1, 4) * 8) + 3, random.Next(1, 20)).Conv2D(16 * random.Next(1, 3), (3, 3));

    private static NetworkBuilder SameStrided(Random random) =>
        Map(random, 1, 12).Conv2D(Channels(random), (random.Next(1, 6), random.Next(1, 6)), (random.Next(1, 5), random.Next(1, 5)), NetworkBuilder.Same);

    private static NetworkBuilder Wide(Random random) =>
        NetworkBuilder.Input(1, random.Next(30, 90), random.Next(1, 9)).Conv2D(Channels(random), (1, random.Next(1, 12)), (1, random.Next(1, 4)));

    /// <summary>A signal along the height, some of its kernels wider than the map.</summary>
    private static NetworkBuilder Column(Random random)
    {
        NetworkBuilder map = NetworkBuilder.Input(random.Next(12, 90), 1, random.Next(1, 20));
        int side = random.Next(4) == 0 ? 1 : 0;
        (int, int) kernel = (random.Next(1, 9), 1 + (2 * side));
        PaddingSpec padding = NetworkBuilder.Explicit(random.Next(5), side, random.Next(5), side);
        (int, int) stride = (random.Next(1, 4), random.Next(1, 3));
        return random.Next(3) == 0
            ? map.DepthwiseConv2D(kernel, stride, padding)
            : map.Conv2D(Channels(random), kernel, stride, padding, dilation: (random.Next(1, 3), 1));
    }

    /// <summary>Channels that fill no vector, in rows of more than one tile.</summary>
    private static NetworkBuilder DepthwiseOfFewChannels(Random random) =>
        NetworkBuilder.Input(random.Next(3, 8), random.Next(3, 40), random.Next(2, 20))
            .DepthwiseConv2D((random.Next(1, 4), random.Next(1, 4)), (random.Next(1, 3), random.Next(1, 3)), random.Next(3) == 0 ? NetworkBuilder.Valid : Pads(random, 2));

    /// <summary>Few lanes in the forward pass, and often in the backward pass to the data, too.</summary>
    private static NetworkBuilder FewFilters(Random random) =>
        NetworkBuilder.Input(random.Next(5, 10), random.Next(10, 50), random.Next(1, random.Next(2) == 0 ? 5 : 12))
            .Conv2D(random.Next(1, random.Next(2) == 0 ? 5 : 9), (random.Next(1, 5), random.Next(2, 11)), (1, 1), random.Next(2) == 0 ? NetworkBuilder.Valid : Pads(random, 3));

    private static NetworkBuilder Anything(Random random) =>
        Map(random, 5, 14).Conv2D(
            Channels(random), (random.Next(1, 6), random.Next(1, 6)), (random.Next(1, 4), random.Next(1, 4)), Pads(random, 4), useBias: random.Next(2) == 0);

    private static NetworkBuilder Map(Random random, int smallest, int largest) => NetworkBuilder.Input(
        random.Next(smallest, largest + 1), random.Next(smallest, largest + 1), Channels(random), channelsFirst: random.Next(4) == 0);

    private static PaddingSpec Pads(Random random, int largest) =>
        NetworkBuilder.Explicit(random.Next(1, largest + 1), random.Next(largest + 1), random.Next(largest + 1), random.Next(largest + 1));

    private static int Channels(Random random) => random.Next(3) == 0 ? random.Next(1, 5) : random.Next(1, 71);

    private static int Prime(Random random) => s_primes[random.Next(s_primes.Length)];

    private static long MultiplyAdds(Network network)
    {
        ShapedLayer layer = network.Layers[0];
        Size kernel = layer.Window!.Value.Kernel;
        int channels = layer.Layer is Conv2DLayer conv ? layer.Input.Channels / conv.Groups : 1;
        return (long)layer.Output.Length * channels * kernel.Height * kernel.Width;
    }
}
