using System.Text;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>Declarations that are as large as people write them.</summary>
internal static class LargeNetworks
{
    /// <summary>Simonyan and Zisserman 2014, configuration D, on 224x224 images.</summary>
    public static string Vgg16 { get; } = Declare("Vgg16", "224, 224, 3", static layers =>
    {
        foreach ((int filters, int count) in (ReadOnlySpan<(int, int)>)[(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)])
        {
            for (int i = 0; i < count; i++)
            {
                layers.Append($"[Conv2D({filters}, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n");
            }

            layers.Append("[MaxPool2D(2)]\n");
        }

        layers.Append("[Flatten]\n[Dense(4096, Activation = Activation.ReLU)]\n[Dropout(0.5)]\n[Dense(4096, Activation = Activation.ReLU)]\n[Dropout(0.5)]\n[Dense(1000)]\n[Softmax]\n");
    });

    public static string SixtyLayers { get; } = Declare("SixtyLayers", "32, 32, 3", static layers =>
    {
        for (int i = 0; i < 56; i++)
        {
            layers.Append($"[Conv2D({8 + (i % 7)}, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n");
        }

        layers.Append("[GlobalAveragePool2D]\n[Dense(20, Activation = Activation.ReLU)]\n[Dense(10)]\n[Softmax]\n");
    });

    private static string Declare(string name, string input, Action<StringBuilder> declareLayers)
    {
        StringBuilder text = new($"using CnnGen;\n[Cnn]\n[Input({input})]\n");
        declareLayers(text);
        return text.Append($"public sealed partial class {name};\n").ToString();
    }
}
