using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

public sealed class ParameterTensorTests
{
    public static TheoryData<ParameterLayout> AllLayouts =>
    [
        Layouts.Convolution("w", filters: 16, channels: 3, height: 5, width: 5, panel: 16),
        Layouts.Convolution("w", filters: 7, channels: 2, height: 3, width: 1, panel: 4),
        Layouts.Convolution("w", filters: 12, channels: 5, height: 2, width: 3, panel: 8, groups: 4),
        Layouts.Convolution("w", filters: 18, channels: 1, height: 3, width: 3, panel: 16),
        Layouts.Dense("w", units: 10, channels: 6, height: 4, width: 3, panel: 16),
        Layouts.Dense("w", units: 33, channels: 50, height: 1, width: 1, panel: 8),
        Layouts.Convolution("w", filters: 6, channels: 3, height: 1, width: 5, panel: 8) with { Rank = 3 },
        Layouts.Bias("w", filters: 13, fanIn: 1, panel: 4),
    ];

    [Theory]
    [MemberData(nameof(AllLayouts))]
    public void CopyFrom_PutsEveryValueWhereLayoutSays(ParameterLayout layout)
    {
        ParameterSet parameters = Layouts.Set(layout);
        float[] values = Numbers(layout.Count);
        parameters.CopyFrom("w", values);

        float[] expected = new float[layout.StorageLength];
        int next = 0;
        for (int filter = 0; filter < layout.Filters; filter++)
        {
            for (int channel = 0; channel < layout.Channels; channel++)
            {
                for (int y = 0; y < layout.Height; y++)
                {
                    for (int x = 0; x < layout.Width; x++)
                    {
                        expected[layout.StorageIndex(filter, channel, y, x)] = values[next++];
                    }
                }
            }
        }

        Assert.Equal(expected, parameters.Storage);
        Assert.Equal(values, parameters["w"].ToArray());
    }

    [Theory]
    [InlineData(2, 6, 10)]
    [InlineData(3, 6, 2, 5)]
    [InlineData(4, 6, 2, 1, 5)]
    public void Shape_HasAsManyAxesAsTheRankSays(int rank, params int[] shape)
    {
        ParameterTensor tensor = Layouts.Set(Layouts.Convolution("w", filters: 6, channels: 2, height: 1, width: 5) with { Rank = rank })["w"];
        tensor.CopyFrom(Numbers(60));

        Assert.Equal(shape, tensor.Shape);
        Assert.Equal(rank == 3 ? 48 : 60, rank switch { 2 => tensor[5, 9], 3 => tensor[4, 1, 2], _ => tensor[5, 1, 0, 4] });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void RankOfNoTensor_Throws(int rank) =>
        Assert.Throws<ArgumentException>("layout", () => Layouts.Set(Layouts.Bias("b", filters: 3, fanIn: 1) with { Rank = rank }));

    [Fact]
    public void Storage_HasPanelsPerGroup_TapsThenChannelsThenLanes()
    {
        // 2 groups of 3 filters in panels of 4, 2 channels, 1 x 2 taps: [group][x][channel][4].
        ParameterSet parameters = Layouts.Set(Layouts.Convolution("w", filters: 6, channels: 2, height: 1, width: 2, panel: 4, groups: 2));
        parameters.CopyFrom("w", Numbers(24));
        float[] expected =
        [
            1, 5, 9, 0, 3, 7, 11, 0, 2, 6, 10, 0, 4, 8, 12, 0,
            13, 17, 21, 0, 15, 19, 23, 0, 14, 18, 22, 0, 16, 20, 24, 0,
        ];
        Assert.Equal(expected, parameters.Storage);
    }

    [Fact]
    public void Indexer_SpeaksPyTorchsIndices()
    {
        ParameterSet parameters = Layouts.Filled();
        float[] convolution = parameters["conv1.weight"].ToArray();
        float[] dense = parameters["dense1.weight"].ToArray();
        Assert.Equal(convolution[(((((4 * 2) + 1) * 3) + 2) * 2) + 1], parameters["conv1.weight"][4, 1, 2, 1]);
        Assert.Equal(dense[(3 * 24) + 17], parameters["dense1.weight"][3, 17]);

        parameters["dense1.weight"][3, 17] = -1;
        parameters["conv1.bias"][5] = -2;

        Assert.Equal(-1, parameters["dense1.weight"].ToArray()[(3 * 24) + 17]);
        Assert.Equal(-2, parameters["conv1.bias"].ToArray()[5]);
    }

    [Fact]
    public void Shapes_ArePyTorchs()
    {
        ParameterSet parameters = Layouts.Sample();
        Assert.Equal([6, 2, 3, 2], parameters.Shape("conv1.weight"));
        Assert.Equal([5, 24], parameters.Shape("dense1.weight"));
        Assert.Equal([5], parameters.Shape("dense1.bias"));
        Assert.Equal("conv1.weight [6, 2, 3, 2]", parameters["conv1.weight"].ToString());
        Assert.Equal(["conv1.weight", "conv1.bias", "dense1.weight", "dense1.bias"], parameters.Names);
    }

    [Fact]
    public void IndexOutsideAxis_NamesTensorAxisAndRange()
    {
        ParameterTensor tensor = Layouts.Sample()["conv1.weight"];
        ArgumentOutOfRangeException failure = Assert.Throws<ArgumentOutOfRangeException>("index", () => tensor[0, 2, 0, 0]);
        Assert.Contains("conv1.weight [6, 2, 3, 2]: an index of 0 to 1 was expected on axis 1", failure.Message);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => tensor[-1, 0, 0, 0]);
        Assert.Throws<ArgumentException>("index", () => tensor[0, 0]);
    }

    [Fact]
    public void WrongLength_NamesTensorAndLengths()
    {
        ParameterSet parameters = Layouts.Sample();
        ArgumentException failure = Assert.Throws<ArgumentException>("source", () => parameters.CopyFrom("dense1.bias", new float[6]));
        Assert.Contains("dense1.bias [5]: 5 values were expected, but there are 6", failure.Message);
        Assert.Throws<ArgumentException>("destination", () => parameters.CopyTo("dense1.bias", new float[4]));
    }

    [Fact]
    public void UnknownName_SaysWhatThereIs()
    {
        KeyNotFoundException failure = Assert.Throws<KeyNotFoundException>(() => Layouts.Sample()["conv2.weight"]);
        Assert.Contains("'conv2.weight'", failure.Message);
        Assert.Contains("dense1.bias", failure.Message);
    }

    [Fact]
    public void Translation_KeepsEveryBitPattern()
    {
        ParameterSet parameters = Layouts.Set(Layouts.Bias("b", filters: 4, fanIn: 1));
        uint[] bits = [0x7F800001, 0xFFC12345, 0x80000000, 0x00000001];
        parameters.CopyFrom("b", Array.ConvertAll(bits, BitConverter.UInt32BitsToSingle));
        Assert.Equal(bits, Array.ConvertAll(parameters["b"].ToArray(), BitConverter.SingleToUInt32Bits));
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(static number => (float)number)];
}
