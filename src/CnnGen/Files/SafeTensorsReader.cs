using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Reads safetensors strictly: what the format forbids, or the network does not have, is refused before the first weight changes.</summary>
internal static class SafeTensorsReader
{
    private const ulong LongestHeader = 100_000_000;

    // Left over values are read and dropped in pieces.
    private const int SkippedAtOnce = 1 << 14;

    /// <param name="parameters">Those of a network; where the file is refused, they stay as they were.</param>
    /// <param name="source">At the start of the file.</param>
    /// <param name="options">How the file's tensors are matched with the network's.</param>
    /// <param name="isNew">Whether nobody has seen the parameters, nor will should this fail: then they may be half read.</param>
    /// <returns>What became of the tensors.</returns>
    /// <exception cref="InvalidDataException">The file is malformed, or its tensors are not the network's.</exception>
    public static LoadResult Load<TSource>(ParameterSet parameters, ref TSource source, LoadOptions options, bool isNew = false)
        where TSource : IByteSource, allows ref struct
    {
        byte[] header = ReadHeader(ref source);
        (SafeTensorsEntry[] entries, LoadResult result) = SafeTensorsHeader.Parse(header, parameters, options);
        ulong length = entries.Length == 0 ? 0 : entries[^1].End;
        if (length > long.MaxValue || source.Remaining < (long)length)
        {
            throw Truncated(length);
        }

        // The weights change only when all of the file has been read: a copy of them is the price.
        Span<float> staged = isNew ? parameters.Storage : parameters.Storage.ToArray();
        float[] panel = new float[SafeTensorsPanels.Longest(parameters)];
        foreach (SafeTensorsEntry entry in entries)
        {
            if (entry.Ordinal == SafeTensorsEntry.LeftOver)
            {
                Skip(ref source, entry.End - entry.Begin, length);
            }
            else
            {
                ReadTensor(ref source, parameters.Layouts[entry.Ordinal], panel, staged, length, options.RequireFinite);
            }
        }

        if (source.Read(stackalloc byte[1]) != 0)
        {
            throw new InvalidDataException($"the file goes on after the {length} bytes of its tensors.");
        }

        if (!isNew)
        {
            staged.CopyTo(parameters.Storage);
        }

        return result;
    }

    private static byte[] ReadHeader<TSource>(ref TSource source)
        where TSource : IByteSource, allows ref struct
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        prefix = prefix[..source.Read(prefix)];
        if (prefix.Length < sizeof(ulong))
        {
            throw Foreign(prefix, []) ?? new InvalidDataException($"the file ends after {prefix.Length} bytes, within the header's length.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        bool isThere = length <= LongestHeader && !(source.Remaining < (long)length);
        byte[] header = BoundedReading.Read(ref source, isThere ? (int)length : ForeignFile.StartLength);
        bool hasBrace = header.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
        if (!(hasBrace && length <= LongestHeader) && Foreign(prefix, header) is { } foreign)
        {
            throw foreign;
        }

        if (length > LongestHeader)
        {
            throw new InvalidDataException($"a header of at most {LongestHeader} bytes was expected, but the file claims {length}.");
        }

        return isThere && header.Length == (int)length
            ? header
            : throw new InvalidDataException($"the file ends within its header of {length} bytes.");
    }

    /// <summary>What a file without a header is, if its start tells.</summary>
    private static InvalidDataException? Foreign(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> next) =>
        ForeignFile.Recognize([.. prefix, .. next[..Math.Min(next.Length, ForeignFile.StartLength)]]) is { } kind ? new InvalidDataException($"{kind}.") : null;

    private static void ReadTensor<TSource>(
        ref TSource source, in ParameterLayout layout, float[] buffer, Span<float> staged, ulong length, bool requireFinite)
        where TSource : IByteSource, allows ref struct
    {
        int first = 0;
        for (int panel = 0; panel < PanelTranslation.PanelCount(layout); panel++)
        {
            Span<float> rows = buffer.AsSpan(0, PanelTranslation.Length(layout, panel));
            Span<byte> bytes = MemoryMarshal.AsBytes(rows);
            if (source.Read(bytes) < bytes.Length)
            {
                throw Truncated(length);
            }

            SafeTensorsPanels.SwapOnBigEndian(rows);
            if (requireFinite)
            {
                CheckFinite(layout.Name, rows, first);
            }

            first += rows.Length;
            PanelTranslation.Write(layout, panel, rows, staged);
        }
    }

    private static void Skip<TSource>(ref TSource source, ulong count, ulong length)
        where TSource : IByteSource, allows ref struct
    {
        byte[] dropped = new byte[Math.Min(count, SkippedAtOnce)];
        while (count > 0)
        {
            Span<byte> next = dropped.AsSpan(0, (int)Math.Min(count, SkippedAtOnce));
            if (source.Read(next) < next.Length)
            {
                throw Truncated(length);
            }

            count -= (ulong)next.Length;
        }
    }

    private static void CheckFinite(string name, ReadOnlySpan<float> values, int first)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new InvalidDataException($"{name}: finite values were required, but value {first + i} (row-major, from 0) is infinite or not a number.");
            }
        }
    }

    private static InvalidDataException Truncated(ulong length) => new($"the file ends within the {length} bytes of its tensors.");
}
