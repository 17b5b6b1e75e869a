using System.Buffers.Binary;
using System.Text;

namespace CnnGen.Tests.Runtime.Files;

/// <summary>Files made by hand, for a network of <c>a.weight</c> [2, 3] and <c>a.bias</c> [2]: 24 and 8 bytes.</summary>
internal static class SafeTensorsBytes
{
    public const string Weight = """
        "a.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}
        """;

    public const string Bias = """
        "a.bias":{"dtype":"F32","shape":[2],"data_offsets":[24,32]}
        """;

    public const string Header = "{" + Weight + "," + Bias + "}";

    public static ParameterSet Network()
    {
        ParameterSet parameters = Layouts.Set(
            Layouts.Dense("a.weight", units: 2, channels: 3, height: 1, width: 1, panel: 4), Layouts.Bias("a.bias", filters: 2, fanIn: 3, panel: 4));
        parameters.CopyFrom("a.weight", [1, 2, 3, 4, 5, 6]);
        parameters.CopyFrom("a.bias", [7, 8]);
        return parameters;
    }

    public static byte[] File(string header, int dataLength = 32) => File(Encoding.UTF8.GetBytes(header), dataLength);

    public static byte[] File(ReadOnlySpan<byte> header, int dataLength = 32)
    {
        byte[] file = new byte[8 + header.Length + dataLength];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file.AsSpan(8));
        for (int i = 0; i < dataLength / 4; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + header.Length + (i * 4)), 100 + i);
        }

        return file;
    }

    /// <summary>
    /// The file is refused with one type of exception, from memory and from a stream, with less than 1 MiB and the file's size of memory, and the weights
    /// are as before.
    /// </summary>
    public static InvalidDataException AssertRefused(byte[] file)
    {
        ParameterSet parameters = Network();
        float[] before = parameters.Storage.ToArray();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => parameters.Load(file.AsSpan()));
        InvalidDataException fromStream = Assert.Throws<InvalidDataException>(() => parameters.Load(new TrickleStream(file)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, (1 << 20) + file.Length);
        Assert.Equal(before, parameters.Storage);
        Assert.Equal(failure.Message, fromStream.Message);
        return failure;
    }
}
