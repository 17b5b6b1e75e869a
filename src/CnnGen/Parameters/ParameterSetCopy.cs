using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Copies the values of one set into another one, whose storage may be laid out in another way.</summary>
internal static class ParameterSetCopy
{
    /// <exception cref="ArgumentException">A tensor is missing on one side, or has another shape; no value has changed.</exception>
    public static void Run(ParameterSet source, ParameterSet target)
    {
        if (source.Layouts.SequenceEqual(target.Layouts))
        {
            source.Storage.CopyTo(target.Storage);
            return;
        }

        Check(source, target);
        for (int i = 0; i < target.Tensors.Length; i++)
        {
            ref readonly ParameterLayout layout = ref target.Layouts[i];
            source.TryGetOrdinal(layout.Name, out int ordinal);
            ref readonly ParameterLayout origin = ref source.Layouts[ordinal];
            if (origin with { Offset = layout.Offset } == layout)
            {
                source.Storage.Slice(origin.Offset, origin.StorageLength).CopyTo(target.Storage.Slice(layout.Offset, layout.StorageLength));
            }
            else
            {
                target.Tensors[i].CopyFrom(source.Tensors[ordinal].ToArray());
            }
        }
    }

    private static void Check(ParameterSet source, ParameterSet target)
    {
        foreach (ParameterTensor tensor in target.Tensors)
        {
            if (!source.TryGetOrdinal(tensor.Name, out int ordinal))
            {
                throw Missing(tensor, "source", source);
            }

            if (!source.Tensors[ordinal].Shape.SequenceEqual(tensor.Shape))
            {
                throw new ArgumentException($"{tensor} was expected, but the source has {source.Tensors[ordinal]}; no value has changed.", nameof(source));
            }
        }

        foreach (ParameterTensor tensor in source.Tensors)
        {
            if (!target.TryGetOrdinal(tensor.Name, out _))
            {
                throw Missing(tensor, "target", target);
            }
        }
    }

    private static ArgumentException Missing(ParameterTensor tensor, string side, ParameterSet set) =>
        new($"The {side} has no tensor {tensor}; it has {set.NameList()}. No value has changed.", "source");
}
