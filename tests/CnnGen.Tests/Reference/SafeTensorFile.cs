using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CnnGen.Tests.Reference;

/// <summary>Reads the float32 tensors of a well-formed safetensors file; shares no code with the library's reader.</summary>
internal static class SafeTensorFile
{
    public static Dictionary<string, ReferenceTensor> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int headerLength = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(8, headerLength));
        Dictionary<string, ReferenceTensor> tensors = [];
        foreach (JsonProperty entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__" || entry.Value.GetProperty("dtype").GetString() != "F32")
            {
                continue;
            }

            int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(static size => size.GetInt32())];
            int[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(static offset => offset.GetInt32())];
            float[] values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(8 + headerLength)[offsets[0]..offsets[1]]).ToArray();
            tensors.Add(entry.Name, new ReferenceTensor(entry.Name, shape, values));
        }

        return tensors;
    }
}
