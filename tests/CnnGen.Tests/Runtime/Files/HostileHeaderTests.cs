using CnnGen.Tests.Build;
using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

/// <summary>Whatever a header holds, refusing it takes memory in proportion to its length, in the library and in the build.</summary>
public sealed class HostileHeaderTests
{
    private const int Length = 2_000_000;

    /// <summary>Bytes that may be allocated for each byte of the file. A key of a few bytes becomes a string, and a place in a set.</summary>
    private const int BytesForAByte = 40;

    public static TheoryData<string> Names => [.. HostileHeaders.All.Select(static header => header.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Library_RefusesIt_InProportionToItsLength(string name)
    {
        byte[] file = Make(name, Length);
        ParameterSet parameters = Network();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => parameters.Load(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesForAByte * (long)file.Length);
        Assert.Equal(Network().Storage, parameters.Storage);

        // What is not strict may leave all of it over.
        before = GC.GetAllocatedBytesForCurrentThread();
        _ = Record.Exception(() => parameters.Load(file, new LoadOptions { Strict = false }));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesForAByte * (long)file.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Build_ReadsIt_InProportionToItsLength(string name)
    {
        byte[] file = Make(name, Length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(WeightsHeaderTests.Fits(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesForAByte * (long)file.Length);
    }

    [Fact]
    public void FortyMillionAxes_AreRefusedWithoutKeepingThem()
    {
        byte[] file = Make("axes", 80_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("but the file has [1, 1, 1, 1, 1, 1, 1, 1, ...]", Assert.Throws<InvalidDataException>(() => Network().Load(file)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length + (1 << 20));

        before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(WeightsHeaderTests.Fits(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4L * file.Length);
    }

    [Theory]
    [InlineData("unknown fields")]
    [InlineData("objects with a key")]
    [InlineData("metadata")]
    public void MoreThanAMillionKeys_AreRefused(string name)
    {
        byte[] file = Make(name, 14_000_000);
        Assert.Equal("the header has more than 1000000 keys.", Assert.Throws<InvalidDataException>(() => Network().Load(file)).Message);
        Assert.Equal(
            "its header has more than 1000000 keys", Assert.Throws<InvalidDataException>(() => Tasks.SafeTensorsHeader.Read(new MemoryStream(file))).Message);
    }

    private static byte[] Make(string name, int length) => File(HostileHeaders.All.Single(header => header.Name == name).Header(length));
}
