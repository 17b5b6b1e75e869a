namespace CnnGen.GeneratorBenchmarks.Cases;

/// <summary>Networks as their users write them. The edit of each gives its first convolution one more filter, which changes the layer behind it, too.</summary>
internal static class Declarations
{
    /// <summary>The shapes of a stack's layers.</summary>
    private const int StackShapes = 10;

    public static Declaration LeNet(string name) => new(name, "Input(28, 28, 1)", Convolution(6, 5), Convolution(7, 5),
    [
        "MaxPool2D(2)", Convolution(16, 5), "MaxPool2D(2)",
        "Flatten", "Dense(120, Activation = Activation.ReLU)", "Dense(84, Activation = Activation.ReLU)", "Dense(10)", "Softmax",
    ]);

    /// <summary>Simonyan and Zisserman 2014, configuration D, on 224x224 images.</summary>
    public static Declaration Vgg16() => new("Vgg16", "Input(224, 224, 3)", Same(64), Same(65),
    [
        Same(64), "MaxPool2D(2)",
        Same(128), Same(128), "MaxPool2D(2)",
        Same(256), Same(256), Same(256), "MaxPool2D(2)",
        Same(512), Same(512), Same(512), "MaxPool2D(2)",
        Same(512), Same(512), Same(512), "MaxPool2D(2)",
        "Flatten", "Dense(4096, Activation = Activation.ReLU)", "Dropout(0.5)", "Dense(4096, Activation = Activation.ReLU)", "Dropout(0.5)",
        "Dense(1000)", "Softmax",
    ]);

    /// <summary>Layers of every kind on an image of 4096x4096: a pixel has no part in what they cost.</summary>
    public static Declaration LargeMap() => new("LargeMap", "Input(4096, 4096, 1)", Convolution(8, 1), Convolution(9, 1),
    [
        Same(8), "MaxPool2D(2)", "DepthwiseConv2D(3, Padding = Padding.Same)", "AveragePool2D(3, Stride = 1, Padding = Padding.Same)", Convolution(8, 1),
        "GlobalAveragePool2D", "Dense(10)", "Softmax",
    ]);

    /// <summary>Ten seconds of sound at 16 kHz.</summary>
    public static Declaration Signal() => new("Signal", "Input(1, 160000, 1)", "Conv2D(8, 1, 80)", "Conv2D(9, 1, 80)",
    [
        "MaxPool2D(1, 4)", "Conv2D(16, 1, 3, DilationWidth = 64, Padding = Padding.Same, Activation = Activation.ReLU)", "MaxPool2D(1, 4)",
        "Conv2D(16, 1, 80, Padding = Padding.Same, Activation = Activation.ReLU)", "GlobalAveragePool2D", "Dense(10)", "Softmax",
    ]);

    /// <summary>3x3 convolutions of ten shapes, over and over: the filters grow by eight from layer to layer, and start again.</summary>
    public static Declaration Stack(int layers) => new(
        $"Stack{layers}", $"Input(32, 32, {StackFilters(StackShapes - 1)})", Same(StackFilters(0)), Same(StackFilters(0) + 1),
        [.. Enumerable.Range(1, layers - 1).Select(static layer => Same(StackFilters(layer)))]);

    private static int StackFilters(int layer) => 8 * (1 + (layer % StackShapes));

    private static string Convolution(int filters, int kernel) => $"Conv2D({filters}, {kernel}, Activation = Activation.ReLU)";

    private static string Same(int filters) => $"Conv2D({filters}, 3, Padding = Padding.Same, Activation = Activation.ReLU)";
}
