using System.Buffers.Binary;
using System.Text;
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
        Random random = new(5);
        byte[] bytes = new byte[4096];
        ParameterSet parameters = Network();
        for (int round = 0; round < 2000; round++)
        {
            random.NextBytes(bytes);
            if (round % 2 == 1)
            {
                // A length that is plausible, and text that looks like JSON.
                BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)random.Next(64));
                for (int i = 8; i < 72; i++)
                {
                    bytes[i] = (byte)"{}[]\",:0a "[random.Next(10)];
                }
            }

            Assert.Throws<InvalidDataException>(() => parameters.Load(bytes));
        }
    }

    [Fact]
    public void MutatedHeaders_GiveOneTypeOfException()
    {
        Random random = new(6);
        byte[] file = File(Header);
        ParameterSet parameters = Network();
        int refused = 0;
        for (int round = 0; round < 5000; round++)
        {
            byte[] mutated = [.. file];
            for (int change = 0; change < 1 + (round % 3); change++)
            {
                mutated[8 + random.Next(Header.Length)] = (byte)"{}[]\",:0123 \\u"[random.Next(14)];
            }

            try
            {
                parameters.Load(mutated);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.True(refused > 4000);
    }
}
