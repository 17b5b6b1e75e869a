using System.Buffers.Binary;

namespace CnnGen;

/// <summary>The bytes of an idx file: two zeros, the type 8 (unsigned byte), the number of dimensions, their sizes in 4 bytes big-endian, the values.</summary>
internal static class IdxReader
{
    private const byte UnsignedByte = 8;

    /// <exception cref="InvalidDataException">The file is damaged or of another kind.</exception>
    public static (int[] Sizes, byte[] Values) Read(string path, int dimensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        try
        {
            return ReadCompressedOrNot(file, dimensions);
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static (int[] Sizes, byte[] Values) ReadCompressedOrNot(FileStream file, int dimensions)
    {
        Span<byte> magic = stackalloc byte[2];
        bool isCompressed = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic is [0x1F, 0x8B];
        file.Position = 0;
        if (!isCompressed)
        {
            StreamSource plain = new(file);
            return ReadValues(ref plain, dimensions);
        }

        GZipSource compressed = new(file);
        string fault = "its checksum and length are not those of its content.";
        try
        {
            (int[] sizes, byte[] values) = ReadValues(ref compressed, dimensions);
            if (compressed.IsWhole())
            {
                return (sizes, values);
            }
        }
        catch (InvalidDataException failure)
        {
            if (compressed.IsWhole())
            {
                throw;
            }

            fault = failure.Message;
        }

        // What a damaged file claims to hold says little: that it is damaged comes first.
        throw new InvalidDataException($"the compressed file is damaged or cut off: {fault}");
    }

    private static (int[] Sizes, byte[] Values) ReadValues<TSource>(ref TSource source, int dimensions)
        where TSource : struct, IByteSource
    {
        Span<byte> header = stackalloc byte[sizeof(int) * (1 + dimensions)];
        if (source.Read(header) < header.Length)
        {
            throw new InvalidDataException($"the file ends within its header of {header.Length} bytes.");
        }

        if (header[0] != 0 || header[1] != 0 || header[2] != UnsignedByte || header[3] != dimensions)
        {
            string found = Convert.ToHexString(header[..sizeof(int)]);
            throw new InvalidDataException(
                $"an idx file of unsigned bytes in {dimensions} dimensions begins with 0000080{dimensions}, but this file begins with {found}.");
        }

        int[] sizes = new int[dimensions];
        ulong length = ReadSizes(header[sizeof(int)..], sizes);
        byte[] values = BoundedReading.Read(ref source, (int)length);
        if (values.Length < (int)length)
        {
            throw new InvalidDataException($"{length} values were expected ({string.Join("x", sizes)}), but the file ends after {values.Length}.");
        }

        return source.Read(stackalloc byte[1]) == 0
            ? (sizes, values)
            : throw new InvalidDataException($"the file goes on after its {length} values ({string.Join("x", sizes)}).");
    }

    /// <returns>The number of values: the product of the sizes.</returns>
    private static ulong ReadSizes(ReadOnlySpan<byte> header, Span<int> sizes)
    {
        ulong length = 1;
        for (int i = 0; i < sizes.Length; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(header[(sizeof(int) * i)..]);
            length *= size;
            if (size > int.MaxValue || length > (ulong)Array.MaxLength)
            {
                throw new InvalidDataException($"the sizes are too large: dimension {i + 1} is {size}, and at most {Array.MaxLength} values fit.");
            }

            sizes[i] = (int)size;
        }

        return length;
    }
}
