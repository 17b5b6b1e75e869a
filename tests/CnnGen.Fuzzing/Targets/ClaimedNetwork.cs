using System.Buffers.Binary;
using System.Text.Json;
using CnnGen.CompilerServices;

namespace CnnGen.Fuzzing.Targets;

/// <summary>The parameters that a file claims to hold, by a reading that overlooks what it can: both readers under test may yet refuse it.</summary>
internal static class ClaimedNetwork
{
    private const int PrefixLength = sizeof(ulong);
    private const int LargestTensor = 1 << 12;

    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 1000 };

    /// <returns>The parameters; null where the file has no header, or shapes that no layer has.</returns>
    public static ParameterSet? Of(byte[] file)
    {
        if (file.Length < PrefixLength || BinaryPrimitives.ReadUInt64LittleEndian(file) is var length && length > (ulong)(file.Length - PrefixLength))
        {
            return null;
        }

        try
        {
            using JsonDocument header = JsonDocument.Parse(file.AsMemory(PrefixLength, (int)length), s_lenient);
            return Of(header.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ParameterSet? Of(JsonElement header)
    {
        Dictionary<string, ParameterLayout> layouts = new(StringComparer.Ordinal);
        int offset = 0;
        foreach (JsonProperty entry in header.EnumerateObject().Where(static entry => entry.Name != "__metadata__"))
        {
            if (entry.Value.ValueKind != JsonValueKind.Object || !entry.Value.TryGetProperty("shape", out JsonElement shape) || Axes(shape) is not { } axes)
            {
                return null;
            }

            ParameterLayout layout = new(
                entry.Name, axes.Length, offset, axes[0], axes[0], Axis(axes, 1), Axis(axes, 2), Axis(axes, 3), Panel: 4, FanIn: 1, FanOut: 1, InitialValues.Weight);
            offset += layout.StorageLength;
            layouts[entry.Name] = layout;
        }

        return new ParameterSet([.. layouts.Values], offset);
    }

    private static int Axis(int[] axes, int index) => index < axes.Length ? axes[index] : 1;

    /// <summary>The axes of a tensor that a network may have; null for anything else.</summary>
    private static int[]? Axes(JsonElement shape)
    {
        if (shape.ValueKind != JsonValueKind.Array || shape.GetArrayLength() is < 1 or > 4)
        {
            return null;
        }

        int[] axes = [.. shape.EnumerateArray().Select(static axis => axis.ValueKind == JsonValueKind.Number && axis.TryGetInt32(out int size) ? size : 0)];
        return axes.Min() > 0 && axes.Aggregate(1L, static (count, axis) => Math.Min(count * axis, LargestTensor + 1L)) <= LargestTensor ? axes : null;
    }
}
