using System.Collections;
using System.Reflection;
using CnnGen.Generator.Model;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Incrementality;

/// <summary>The model that gates the pipeline is a value, and holds nothing of the compiler's.</summary>
public sealed class ModelTests
{
    private const string Everything =
        """
        using CnnGen;
        namespace A.B;
        partial class Outer
        {
            [Cnn(Initializer = Initializer.HeNormal), Loss(Loss.Huber, Delta = 2), Input(32, 32, 4, Layout = ImageLayout.ChannelsFirst)]
            [Conv2D(8, 3, Pads = new[] { 1 }, Activation = Activation.ELU, Name = "a.b"), DepthwiseConv2D(3), MaxPool2D(3, Stride = 2), AveragePool2D(2)]
            [BAD][GlobalAveragePool2D, Flatten, Dense(10), Dropout(0.5), LeakyReLU, Softmax]
            public partial class Net { }
        }
        """;

    public static TheoryData<string> Sources => [Everything.Replace("[BAD]", "", StringComparison.Ordinal), Everything.Replace("BAD", "Dense(0)", StringComparison.Ordinal)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Model_HoldsNoSymbolSyntaxOrLocation(string source) =>
        AssertNothingOfTheCompilers(Declared.Result(source, "A.B.Outer+Net"), nameof(NetworkResult), new HashSet<object>(ReferenceEqualityComparer.Instance));

    [Theory]
    [MemberData(nameof(Sources))]
    public void SameText_GivesEqualModelsWithEqualHashes(string source)
    {
        NetworkResult first = Declared.Result(source, "A.B.Outer+Net");
        NetworkResult second = Declared.Result("\n// again\n" + source, "A.B.Outer+Net");
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("HeNormal", "HeUniform")]
    [InlineData("Delta = 2", "Delta = 3")]
    [InlineData("Loss.Huber, Delta = 2", "Loss.MeanAbsoluteError")]
    [InlineData("ChannelsFirst", "ChannelsLast")]
    [InlineData("Input(32, 32", "Input(34, 32")]
    [InlineData("Conv2D(8, 3", "Conv2D(8, 3, 4")]
    [InlineData("Pads = new[] { 1 }", "Pads = new[] { 1, 2 }")]
    [InlineData("Activation.ELU", "Activation.ReLU")]
    [InlineData("a.b", "a.c")]
    [InlineData("DepthwiseConv2D(3)", "DepthwiseConv2D(3, UseBias = false)")]
    [InlineData("DepthwiseConv2D(3)", "DepthwiseConv2D(3, DepthMultiplier = 2)")]
    [InlineData("MaxPool2D(3, Stride = 2)", "MaxPool2D(3, Stride = 2, CeilMode = true)")]
    [InlineData("AveragePool2D(2)", "AveragePool2D(2, CountIncludePad = true)")]
    [InlineData("GlobalAveragePool2D", "GlobalMaxPool2D")]
    [InlineData("Dropout(0.5)", "Dropout(0.25)")]
    [InlineData("LeakyReLU", "LeakyReLU(0.02)")]
    [InlineData(", Softmax", "")]
    public void EveryEditOfMeaning_ChangesTheModel(string before, string after)
    {
        string source = Everything.Replace("[BAD]", "", StringComparison.Ordinal);
        NetworkResult edited = Declared.Result(source.Replace(before, after, StringComparison.Ordinal), "A.B.Outer+Net");
        Assert.NotNull(edited.Network);
        Assert.NotEqual(Declared.Result(source, "A.B.Outer+Net"), edited);
    }

    private static void AssertNothingOfTheCompilers(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || !seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{path} is a {type}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertNothingOfTheCompilers(item, path + "[]", seen);
            }
        }

        if (!type.IsPrimitive && !type.IsEnum)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                AssertNothingOfTheCompilers(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
