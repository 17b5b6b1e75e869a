using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Writes safetensors: the tensors in the network's order, the same bytes for equal weights.</summary>
internal static class SafeTensorsWriter
{
    public static void Save(ParameterSet parameters, Stream stream)
    {
        stream.Write(Header(parameters));
        float[] buffer = new float[SafeTensorsPanels.Longest(parameters)];
        foreach (ref readonly ParameterLayout layout in parameters.Layouts)
        {
            for (int panel = 0; panel < PanelTranslation.PanelCount(layout); panel++)
            {
                Span<float> rows = buffer.AsSpan(0, PanelTranslation.Length(layout, panel));
                PanelTranslation.Read(layout, panel, parameters.Storage, rows);
                SafeTensorsPanels.SwapOnBigEndian(rows);
                stream.Write(MemoryMarshal.AsBytes(rows));
            }
        }
    }

    /// <summary>The length in 8 bytes, and the JSON, filled up with spaces to a multiple of 8.</summary>
    private static byte[] Header(ParameterSet parameters)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            WriteTensors(json, parameters);
        }

        int length = (buffer.WrittenCount + 7) / 8 * 8;
        byte[] header = new byte[sizeof(ulong) + length];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        header.AsSpan(sizeof(ulong)).Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(header.AsSpan(sizeof(ulong)));
        return header;
    }

    private static void WriteTensors(Utf8JsonWriter json, ParameterSet parameters)
    {
        json.WriteStartObject();
        json.WriteStartObject("__metadata__");
        json.WriteString("format", "pt");
        json.WriteEndObject();
        long offset = 0;
        foreach (ParameterTensor tensor in parameters.Tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", "F32");
            json.WriteStartArray("shape");
            foreach (int axis in tensor.Shape)
            {
                json.WriteNumberValue(axis);
            }

            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            offset += (long)tensor.Length * sizeof(float);
            json.WriteNumberValue(offset);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
