namespace CnnGen.GeneratorBenchmarks.Cases;

/// <summary>The projects that are measured.</summary>
internal static class CaseCatalog
{
    private const int ManyNetworks = 100;

    public static IReadOnlyList<GeneratorCase> All { get; } =
    [
        new("LeNet", [Declarations.LeNet("LeNet")], new Aims(Cold: 30, Edited: 5, Unrelated: 3)),
        new("VGG-16", [Declarations.Vgg16()], new Aims(Cold: 300, Edited: null, Unrelated: 3)),
        new("map of 4096", [Declarations.LargeMap()], new Aims(Cold: 100, Edited: null, Unrelated: 3)),
        new("signal of 160,000", [Declarations.Signal()], new Aims(Cold: 100, Edited: null, Unrelated: 3)),
        .. ((int[])[25, 50, 100, 200]).Select(static layers =>
            new GeneratorCase($"stack of {layers}", [Declarations.Stack(layers)], new Aims(Cold: null, Edited: null, Unrelated: 3))),
        new(
            $"{ManyNetworks} LeNets", [.. Enumerable.Range(1, ManyNetworks).Select(static number => Declarations.LeNet($"LeNet{number}"))],
            new Aims(Cold: null, Edited: null, Unrelated: 15)),
    ];
}
