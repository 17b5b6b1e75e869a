using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Reads safetensors strictly: what the format forbids, or the network does not have, is refused before the first weight changes.</summary>
internal static class SafeTensorsReader
{
    private const ulong LongestHeader = 100_000_000;

    /// <param name="parameters">Those of a network; where the file is refused, they stay as they were.</param>
    /// <param name="source">At the start of the file.</param>
    /// <param name="requireFinite">Whether infinite values and NaN are refused, too.</param>
    /// <param name="isNew">Whether nobody has seen the parameters, nor will should this fail: then they may be half read.</param>
    /// <exception cref="InvalidDataException">The file is malformed, or its tensors are not the network's.</exception>
    public static void Load<TSource>(ParameterSet parameters, ref TSource source, bool requireFinite, bool isNew = false)
        where TSource : IByteSource, allows ref struct
    {
        byte[] header = ReadHeader(ref source);
        SafeTensorsEntry[] entries = SafeTensorsHeader.Parse(header, parameters);
        long length = entries.Length == 0 ? 0 : (long)entries[^1].End;
        if (source.Remaining < length)
        {
            throw Truncated(length);
        }

        // The weights change only when all of the file has been read: a copy of them is the price.
        Span<float> staged = isNew ? parameters.Storage : new float[parameters.Storage.Length];
        float[] panel = new float[SafeTensorsPanels.Longest(parameters)];
        foreach (SafeTensorsEntry entry in entries)
        {
            ReadTensor(ref source, parameters.Layouts[entry.Ordinal], panel, staged, length, requireFinite);
        }

        if (source.Read(stackalloc byte[1]) != 0)
        {
            throw new InvalidDataException($"the file goes on after the {length} bytes of its tensors.");
        }

        if (!isNew)
        {
            staged.CopyTo(parameters.Storage);
        }
    }

    private static byte[] ReadHeader<TSource>(ref TSource source)
        where TSource : IByteSource, allows ref struct
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        int count = source.Read(prefix);
        if (count < prefix.Length)
        {
            throw new InvalidDataException($"the file ends after {count} bytes, within the header's length.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader)
        {
            throw new InvalidDataException($"a header of at most {LongestHeader} bytes was expected, but the file claims {length}.");
        }

        byte[]? header = source.Remaining < (long)length ? null : BoundedReading.Read(ref source, (int)length);
        return header?.Length == (int)length
            ? header
            : throw new InvalidDataException($"the file ends within its header of {length} bytes.");
    }

    private static void ReadTensor<TSource>(
        ref TSource source, in ParameterLayout layout, float[] buffer, Span<float> staged, long length, bool requireFinite)
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

    private static InvalidDataException Truncated(long length) => new($"the file ends within the {length} bytes of its tensors.");
}
