namespace CnnGen;

/// <content>
/// Safetensors files: float32, with PyTorch's names and layouts, so that <c>load_state_dict(strict=True)</c> of the same architecture reads them.
/// </content>
public sealed partial class ParameterSet
{
    /// <summary>Saves all tensors as safetensors. The file is there as a whole or not at all: on a failure an old one is as before.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission, or the path is a folder.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, Save);
    }

    /// <summary>Writes all tensors as safetensors at the stream's position. Equal values give equal bytes.</summary>
    /// <param name="stream">A stream that can be written; it stays open.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafeTensorsWriter.Save(this, stream);
    }

    /// <summary>Loads all tensors from a safetensors file. Where anything is wrong with it, no value changes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="requireFinite">Whether infinite values and NaN are refused, too; otherwise they load bit for bit.</param>
    /// <exception cref="InvalidDataException">
    /// The file is malformed, or a tensor is missing, unknown, or of another shape or type; the message names it.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission, or the path is a folder.</exception>
    public void Load(string path, bool requireFinite = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        try
        {
            Load(stream, requireFinite);
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    /// <summary>Loads all tensors from a stream, from its position to its end. Where anything is wrong, no value changes.</summary>
    /// <param name="stream">A stream that can be read; it stays open.</param>
    /// <param name="requireFinite">Whether infinite values and NaN are refused, too; otherwise they load bit for bit.</param>
    /// <exception cref="InvalidDataException">
    /// The bytes are malformed, or a tensor is missing, unknown, or of another shape or type; the message names it.
    /// </exception>
    public void Load(Stream stream, bool requireFinite = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        StreamSource source = new(stream);
        SafeTensorsReader.Load(this, ref source, requireFinite);
    }

    /// <summary>Loads all tensors from the bytes of a safetensors file. Where anything is wrong, no value changes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="requireFinite">Whether infinite values and NaN are refused, too; otherwise they load bit for bit.</param>
    /// <exception cref="InvalidDataException">
    /// The bytes are malformed, or a tensor is missing, unknown, or of another shape or type; the message names it.
    /// </exception>
    public void Load(ReadOnlySpan<byte> bytes, bool requireFinite = false)
    {
        SpanSource source = new(bytes);
        SafeTensorsReader.Load(this, ref source, requireFinite);
    }
}
