using System.Buffers.Binary;
using CnnGen.Shared.Sampling;
using CnnGen.Tasks;
using CnnGen.Tests.Runtime.Files;
using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Build;

/// <summary>The header as a build reads it: what the library will refuse to load, the build refuses, or it is another network's.</summary>
public sealed class WeightsHeaderTests
{
    private static readonly string[] s_network = ["a.weight F32 [2, 3]", "a.bias F32 [2]"];

    [Fact]
    public void Tensors_AreReadWithTypeAndShape() => Assert.Equal(s_network, Read(File(Header)));

    [Fact]
    public void HeadersThatTheLibraryRefuses_AreRefusedOrOfAnotherNetwork() =>
        Assert.All(MalformedFiles.Headers, static file => Assert.False(Fits(File(file.Header)), file.Header));

    [Theory]
    [InlineData("  \t\r\n", "")]
    [InlineData("", "  \n ")]
    [InlineData("{\"__metadata__\":{\"format\":\"pt\",\"\":\"\\u0000\"},\"", "")]
    public void WhitespaceAndMetadata_AreAccepted(string before, string after) =>
        Assert.Equal(s_network, Read(File((before.Length > 6 ? before + Header[2..] : before + Header) + after)));

    [Fact]
    public void OtherOrderAndUnknownFields_AreAccepted() => Assert.Equal(
        s_network.Reverse(),
        Read(File("{" + Bias.Replace("24,32", "0,8").Replace("\"dtype\"", "\"x\":{\"y\":[1,-2.5e+3,true,false,null,{}]},\"dtype\"")
            + "," + Weight.Replace("0,24", "8,32").Replace("a.w", "\\u0061.w") + "}")));

    [Theory]
    [InlineData("\"shape\":[2,3]", "\"shape\":[0,3]", "0,24", "0,0")]
    [InlineData("\"shape\":[2,3]", "\"shape\":[]", "0,24", "0,4")]
    [InlineData("F32", "F16", "0,24", "0,12")]
    public void OtherShapesAndTypes_AreForTheAnalyzer(string before, string after, string offsets, string others)
    {
        string header = "{" + Weight.Replace(before, after, StringComparison.Ordinal).Replace(offsets, others, StringComparison.Ordinal) + "}";
        Assert.Single(Read(File(header, int.Parse(others[2..]))));
    }

    [Fact]
    public void EveryPrefix_IsRefused()
    {
        byte[] file = File(Header);
        Assert.All(Enumerable.Range(0, file.Length), length => Assert.Throws<InvalidDataException>(() => Read(file[..length])));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-32)]
    public void DataOfAnotherLength_IsRefused(int difference) => Assert.Throws<InvalidDataException>(() => Read(File(Header, 32 + difference)));

    [Theory]
    [InlineData(100_000_000)]
    [InlineData(100_000_001)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    public void HeaderLengthsThatLie_AreRefusedBeforeTheyAreAllocated(ulong length)
    {
        byte[] file = File(Header);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Read(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void MutatedHeaders_AreReadAsTheLibraryReadsThem()
    {
        int accepted = 0;
        HeaderMutations.Of("{}[]\",:0123 \\u-.e+/bn\x1F\xFF").Check(
            20_000,
            file =>
            {
                bool loads = Loads(file);
                Assert.Equal(loads, Fits(file));
                accepted += loads ? 1 : 0;
            },
            HeaderMutations.Print);
        Assert.True(accepted > 10);
    }

    [Theory]
    [InlineData("[1,1,1,1,1,1,1,6]", "a.weight F32 [1, 1, 1, 1, 1, 1, 1, 6]")]
    [InlineData("[1,1,1,1,1,1,1,6,1]", "a.weight F32 [1, 1, 1, 1, 1, 1, 1, 6, ...]")]
    public void ShapeOfManyAxes_IsShortened(string shape, string expected) =>
        Assert.Equal([expected, "a.bias F32 [2]"], Read(File(Header.Replace("[2,3]", shape, StringComparison.Ordinal))));

    [Theory]
    [InlineData("[2,4]")]
    [InlineData("[18446744073709551615,18446744073709551615]")]
    [InlineData("[4294967296,4294967296,6]")]
    public void LengthThatDoesNotFollowFromTheShape_IsRefused(string shape) =>
        Assert.Throws<InvalidDataException>(() => Read(File(Header.Replace("[2,3]", shape, StringComparison.Ordinal))));

    [Fact]
    public void OtherKinds_AreFound_AndSafetensorsAreNot()
    {
        Assert.All(ForeignFileTests.Files, static file => Assert.Equal(
            $"this is not a safetensors file but {file.Message}", Tasks.SafeTensorsHeader.FindOtherKind(new MemoryStream(file.File))));
        using MemoryStream good = new(File("  " + Header));
        Assert.Null(Tasks.SafeTensorsHeader.FindOtherKind(good));
        Assert.Equal(0, good.Position);
        Assert.Null(Tasks.SafeTensorsHeader.FindOtherKind(new MemoryStream()));
    }

    private static string[] Read(byte[] file) =>
        [.. Tasks.SafeTensorsHeader.Read(new MemoryStream(file)).Select(static tensor => $"{tensor.Name} {tensor.Type} {tensor.Shape}")];

    internal static bool Fits(byte[] file)
    {
        try
        {
            return Read(file).Order().SequenceEqual(s_network.Order());
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool Loads(byte[] file)
    {
        try
        {
            Network().Load(file);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
