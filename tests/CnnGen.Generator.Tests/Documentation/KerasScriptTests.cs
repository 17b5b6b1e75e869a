using System.Runtime.InteropServices;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Documentation;

/// <summary>
/// The script of docs/keras.md converts a model's weights so that predictions agree, or refuses. Keras itself is not needed: <c>Keras/keras.py</c> stands in
/// for it, and computes the predictions apart from us.
/// </summary>
public sealed class KerasScriptTests : IDisposable
{
    private const string Program = """
        using System;
        using System.IO;
        using System.Runtime.InteropServices;
        using CnnGen;

        Case<Last>.Run(args[0]);
        Case<FlattenedTwice>.Run(args[0]);
        Case<First>.Run(args[0]);
        Case<FirstAsInMemory>.Run(args[0]);
        Case<FlattenAlone>.Run(args[0]);
        Case<Groups>.Run(args[0]);
        Case<Upsampled>.Run(args[0]);
        Case<Separable>.Run(args[0]);
        Case<DenseOfPixels>.Run(args[0]);

        static class Case<T> where T : class, ICnn<T>
        {
            public static void Run(string what)
            {
                T net = T.Create(3);
                if (what == "load")
                {
                    net.Parameters.Load(typeof(T).Name + ".safetensors");
                }
                else
                {
                    net.Parameters.Save(typeof(T).Name + ".trained.safetensors");
                }

                float[] inputs = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(typeof(T).Name + ".input")).ToArray();
                float[] outputs = new float[inputs.Length / T.InputLength * T.OutputLength];
                net.Predict(inputs, outputs);
                File.WriteAllBytes(typeof(T).Name + ".predicted", MemoryMarshal.AsBytes(outputs.AsSpan()).ToArray());
            }
        }

        [Cnn, Input(6, 7, 2), Conv2D(4, 3, Activation = Activation.ReLU), Flatten, Dropout(0.5), Dense(5), Dense(3)]
        public sealed partial class Last;

        [Cnn, Input(6, 7, 2), Conv2D(4, 3), ReLU, Flatten, Dense(3)]
        public sealed partial class FlattenedTwice;

        [Cnn, Input(6, 7, 2, Layout = ImageLayout.ChannelsFirst), Conv2D(4, 3), Flatten, Dense(3)]
        public sealed partial class First;

        [Cnn, Input(6, 7, 2, Layout = ImageLayout.ChannelsFirst), Conv2D(4, 3), MaxPool2D(2), Flatten, Dense(3)]
        public sealed partial class FirstAsInMemory;

        [Cnn, Input(3, 4, 2, Layout = ImageLayout.ChannelsFirst), Flatten, Dense(3)]
        public sealed partial class FlattenAlone;

        [Cnn, Input(6, 7, 4), Conv2D(6, 3, Groups = 2), GlobalAveragePool2D, Dense(3)]
        public sealed partial class Groups;

        [Cnn, Input(3, 4, 2), UpSampling2D(2), Conv2D(4, 3), Flatten, Dense(3)]
        public sealed partial class Upsampled;

        [Cnn, Input(6, 7, 3), DepthwiseConv2D(2, UseBias = false), DepthwiseConv2D(3, DepthMultiplier = 2, UseBias = false), Conv2D(4, 1), Flatten, Dense(2)]
        public sealed partial class Separable;

        [Cnn, Input(5, 4, 3), Conv2D(6, 1, Activation = Activation.ReLU), Conv2D(2, 2), Flatten, Dense(2)]
        public sealed partial class DenseOfPixels;
        """;

    private static readonly string[] s_cases = ["Last", "FlattenedTwice", "First", "FirstAsInMemory", "FlattenAlone", "Groups", "Upsampled", "Separable", "DenseOfPixels"];

    private readonly ProgramFolder _folder = new();

    [Fact]
    public async Task Save_ConvertsEveryOrderOfAMap_AndRefusesWhatItCannot()
    {
        string printed = await RunScriptAsync("save");
        await _folder.RunAsync(Compile.Sources(Program), "load");
        Assert.All(s_cases, AssertPredictionsAgree);
        Assert.Equal(
            [
                "Permute: permute: Permute cannot be converted",
                "Reshape: reshape: Reshape cannot be converted",
                "MixedOrder: conv2d is channels_first, and a layer before it channels_last",
                "MixedFlatten: flatten is channels_first, and a layer before it channels_last",
                "MixedPool: maxpooling2d is channels_first, and a layer before it channels_last",
                "DenseOfColumns: dense: Dense takes features, or the channels of a channels_last map, not (4, 4, 5)",
                "DenseOfSequence: dense: Dense takes features, or the channels of a channels_last map, not (6, 7)",
                "Bilinear: upsampling2d: CnnGen has no bilinear interpolation",
                "Norm: batchnormalization: BatchNormalization cannot be converted",
                "Branches: add: Add cannot be converted",
                "TwoOutputs: The model has several inputs or outputs; CnnGen's networks have one of each",
                "NotBuilt: The model has no weights yet: give it a keras.Input, or call it once",
            ],
            printed.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Load_GivesKerasOurWeights_AndNoneThatDoNotFit()
    {
        await RunScriptAsync("save");
        await _folder.RunAsync(Compile.Sources(Program), "save");
        string printed = await RunScriptAsync("load");
        Assert.All(s_cases, AssertPredictionsAgree);
        Assert.Equal(
            [
                "Last: dense1.weight is [3, 80] in First.safetensors, and [5, 80] in the model",
                "Groups: conv1.weight is [4, 6, 1, 1] in Separable.safetensors, and [6, 2, 3, 3] in the model",
                "FlattenAlone: dense1.weight is [3, 80] in FlattenedTwice.safetensors, and [3, 24] in the model",
            ],
            printed.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> RunScriptAsync(string what)
    {
        string python = Python.Require();
        string script = DocumentationPage.Read("docs/keras.md").Blocks.First(static block => block.Language == "python").Text;
        await File.WriteAllTextAsync(_folder.PathOf("weights.py"), script, TestContext.Current.CancellationToken);
        foreach (string file in new[] { "keras.py", "cases.py" })
        {
            File.Copy(Repository.PathOf($"tests/CnnGen.Generator.Tests/Documentation/Keras/{file}"), _folder.PathOf(file), overwrite: true);
        }

        return await _folder.RunAsync(python, ["cases.py", what]);
    }

    private void AssertPredictionsAgree(string name)
    {
        ReadOnlySpan<float> expected = Values(name + ".expected");
        ReadOnlySpan<float> predicted = Values(name + ".predicted");
        Assert.Equal(expected.Length, predicted.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], predicted[i], 1e-5f);
        }
    }

    private ReadOnlySpan<float> Values(string file) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(_folder.PathOf(file)));
}
