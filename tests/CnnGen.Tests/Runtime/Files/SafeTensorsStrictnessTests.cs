using System.Buffers.Binary;
using System.Text;
using CnnGen.Shared.Sampling;
using CsCheck;
using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

public sealed class SafeTensorsStrictnessTests
{
    [Fact]
    public void HandMadeFile_Loads()
    {
        ParameterSet parameters = Network();
        parameters.Load(File(Header));
        Assert.Equal([100, 101, 102, 103, 104, 105], parameters["a.weight"].ToArray());
        Assert.Equal([106, 107], parameters["a.bias"].ToArray());
    }

    [Fact]
    public void MalformedHeaders_AreRefusedByName()
    {
        Assert.All(MalformedFiles.Headers, static file => Assert.Contains(file.Message, AssertRefused(File(file.Header)).Message));
        Assert.True(MalformedFiles.Headers.Count() > 100);
    }

    [Theory]
    [InlineData("  \t\r\n", "")]
    [InlineData("", "  \n ")]
    public void JsonWhitespaceAround_IsAccepted(string before, string after) => Network().Load(File(before + Header + after));

    [Fact]
    public void OtherOrderUnknownFieldsAndMetadata_AreAccepted()
    {
        ParameterSet parameters = Network();
        parameters.Load(File("{" + Bias.Replace("24,32", "0,8").Replace("\"dtype\"", "\"x\":{\"y\":[1,{}]},\"dtype\"")
            + ",\"__metadata__\":{\"format\":\"pt\",\"\":\"\\u0000\"}," + Weight.Replace("0,24", "8,32").Replace("a.w", "\\u0061.w") + "}"));
        Assert.Equal([100, 101], parameters["a.bias"].ToArray());
        Assert.Equal([102, 103, 104, 105, 106, 107], parameters["a.weight"].ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-32)]
    [InlineData(1000)]
    public void DataOfAnotherLength_IsRefused(int difference) => AssertRefused(File(Header, 32 + difference));

    [Theory]
    [InlineData(100_000_000, "ends within its header")]
    [InlineData(100_000_001, "at most 100000000 bytes")]
    [InlineData(ulong.MaxValue, "at most 100000000 bytes")]
    [InlineData(1UL << 63, "at most 100000000 bytes")]
    public void HeaderLengthsThatLie_AreRefusedBeforeTheyAreAllocated(ulong length, string message)
    {
        byte[] file = File(Header);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.Contains(message, AssertRefused(file).Message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void NonFiniteValues_LoadUnlessFiniteOnesAreRequired(float value)
    {
        ParameterSet parameters = Network();
        parameters["a.weight"][1, 1] = value;
        byte[] file = Layouts.Saved(parameters);
        ParameterSet loaded = Network();
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => loaded.Load(file, requireFinite: true));
        Assert.StartsWith("a.weight: finite values were required, but value 4 ", failure.Message);
        Assert.Equal(Network().Storage, loaded.Storage);
        loaded.Load(file);
        Assert.Equal(file, Layouts.Saved(loaded));
        Network().Load(Layouts.Saved(Network()), requireFinite: true);
    }

    [Fact]
    public void InvalidUtf8_IsRefused()
    {
        byte[] header = Encoding.Latin1.GetBytes("{\"__metadata__\":{\"k\":\"\xFF\"}," + Header[1..]);
        Assert.Contains("UTF-8", AssertRefused(File(header)).Message);
    }

    [Fact]
    public void EveryPrefix_IsRefused()
    {
        byte[] file = File(Header);
        for (int length = 0; length < file.Length; length++)
        {
            AssertRefused(file[..length]);
        }
    }

    [Fact]
    public void EveryFlippedBit_IsRefusedOrChangesValuesOnly()
    {
        byte[] file = File("{\"__metadata__\":{\"format\":\"pt\"}," + Header[1..] + "  ");
        int dataStart = file.Length - 32;
        int accepted = 0;
        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            byte[] flipped = [.. file];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            ParameterSet parameters = Network();
            float[] before = parameters.Storage.ToArray();
            try
            {
                parameters.Load(flipped);
                Assert.Equal(flipped[dataStart..], Layouts.Saved(parameters)[^32..]);
                accepted++;
            }
            catch (InvalidDataException)
            {
                Assert.Equal(before, parameters.Storage);
                Assert.True(bit / 8 < dataStart);
            }
        }

        Assert.True(accepted >= 32 * 8);
    }

    [Fact]
    public void RandomBytes_GiveOneTypeOfException()
    {
        Gen<byte[]> anything = Gen.Byte.Array[0, 4096];

        // A length that is plausible, and text that looks like JSON.
        Gen<byte[]> plausible = Gen.Select(
            Gen.Byte[0, 63], Gen.OneOf<byte>([.. "{}[]\",:0a "u8]).Array[64], anything, static (length, text, rest) => (byte[])[length, 0, 0, 0, 0, 0, 0, 0, .. text, .. rest]);

        ParameterSet parameters = Network();
        Gen.OneOf<byte[]>(anything, plausible).Check(2000, bytes => Assert.Throws<InvalidDataException>(() => parameters.Load(bytes)), Convert.ToHexString);
    }

    [Fact]
    public void MutatedHeaders_GiveOneTypeOfException()
    {
        ParameterSet parameters = Network();
        int refused = 0;
        HeaderMutations.Of("{}[]\",:0123 \\u").Check(
            5000,
            file =>
            {
                try
                {
                    parameters.Load(file);
                }
                catch (InvalidDataException)
                {
                    refused++;
                }
            },
            HeaderMutations.Print);
        Assert.True(refused > 4000);
    }
}
