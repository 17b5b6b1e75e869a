using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

public sealed class SafeTensorsStreamTests
{
    [Fact]
    public void SaveAndLoad_GiveSameBitsAndSameBytes()
    {
        ParameterSet parameters = Layouts.Filled();
        parameters["conv1.bias"][1] = float.NaN;
        parameters["conv1.bias"][2] = float.NegativeInfinity;
        parameters["conv1.bias"][3] = -0f;
        byte[] file = Layouts.Saved(parameters);
        ParameterSet loaded = Layouts.Sample();
        loaded.Load(file);

        Assert.Equal(
            parameters.Storage.ToArray().Select(BitConverter.SingleToInt32Bits), loaded.Storage.ToArray().Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(file, Layouts.Saved(loaded));
    }

    [Fact]
    public void File_HoldsPyTorchsLayout_WhateverThePanels()
        => Assert.Equal(Layouts.Saved(Layouts.Filled(panel: 4)), Layouts.Saved(Layouts.Filled(panel: 16)));

    [Fact]
    public void File_IsWrittenAsTheFormatSays()
    {
        byte[] file = Layouts.Saved(Network());
        const string header = "{\"__metadata__\":{\"format\":\"pt\"}," + Weight + "," + Bias + "}";
        int length = (header.Length + 7) / 8 * 8;
        Assert.Equal(length, BitConverter.ToInt32(file));
        Assert.Equal(header.PadRight(length), System.Text.Encoding.UTF8.GetString(file, 8, length));
        Assert.Equal(8 + length + 32, file.Length);
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0x40], file[(8 + length)..(16 + length)]);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Culture_ChangesNoByte(string culture)
    {
        byte[] expected = Layouts.Saved(Layouts.Filled());
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new(culture);
            Assert.Equal(expected, Layouts.Saved(Layouts.Filled()));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void OneByteARead_Loads()
    {
        ParameterSet parameters = Layouts.Sample();
        parameters.Load(new TrickleStream(Layouts.Saved(Layouts.Filled())));
        Assert.Equal(Layouts.Filled().Storage, parameters.Storage);
    }

    [Fact]
    public void StreamThatFailsAnywhere_LeavesWeights()
    {
        byte[] file = File(Header);
        for (int failAt = 0; failAt <= file.Length; failAt++)
        {
            ParameterSet parameters = Network();
            Assert.Throws<IOException>(() => parameters.Load(new TrickleStream(file, failAt)));
            Assert.Equal(Network().Storage, parameters.Storage);
        }
    }

    [Fact]
    public void StreamFromItsPosition_Loads_AndStaysOpen()
    {
        using MemoryStream stream = new([1, 2, 3, .. File(Header)]);
        stream.Position = 3;
        ParameterSet parameters = Network();
        parameters.Load(stream);
        Assert.Equal(107, parameters["a.bias"][1]);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void LengthThatLiesOrIsMissing_HarmsNothing()
    {
        byte[] file = File(Header);
        Network().Load(new LyingStream(file, length: null));
        Network().Load(new LyingStream(file, length: 1L << 40));
        ParameterSet parameters = Network();
        Assert.Throws<InvalidDataException>(() => parameters.Load(new LyingStream(file, length: 50)));
        Assert.Throws<InvalidDataException>(() => parameters.Load(new LyingStream(file[..^1], length: 1L << 40)));
        Assert.Equal(Network().Storage, parameters.Storage);
    }

    [Fact]
    public void FiftyThousandTensors_LoadAtLinearCost()
    {
        // Counted in bytes, which do not depend on what else the machine does.
        long few = Allocated(5_000);
        long many = Allocated(50_000);
        Assert.True(many < 12 * few, $"{few} bytes for 5,000 tensors, {many} for 50,000");

        static long Allocated(int tensors)
        {
            ParameterSet parameters = Layouts.Set(
                [.. Enumerable.Range(0, tensors).Select(static i => Layouts.Bias($"layer{i}.bias", filters: 1, fanIn: 1, panel: 4))]);
            parameters[$"layer{tensors - 1}.bias"].CopyFrom([2.5f]);
            byte[] file = Layouts.Saved(parameters);
            parameters.Storage.Clear();
            long before = GC.GetAllocatedBytesForCurrentThread();
            parameters.Load(file);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(2.5f, parameters[$"layer{tensors - 1}.bias"].ToArray()[0]);
            return allocated;
        }
    }
}
