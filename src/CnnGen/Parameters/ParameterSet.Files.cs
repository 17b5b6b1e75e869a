namespace CnnGen;

/// <content>
/// Safetensors files: float32, with PyTorch's names and layouts, so that <c>load_state_dict(strict=True)</c> of the same architecture reads them.
/// </content>
public sealed partial class ParameterSet
{
    /// <summary>Saves all tensors as safetensors. Saving is atomic: on a failure an existing file is unchanged.</summary>
    /// <param name="path">The file, or a link to it. A pipe or a device, such as <c>/dev/stdout</c>, is written to.</param>
    /// <remarks>
    /// A new file replaces an existing one and keeps its permissions; its owner is who saves it. Other names (hard links) of the old file keep the old
    /// content. The permissions of a file that was not there follow the umask.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder is not writable, or the path is a folder.</exception>
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
    public void Load(string path, bool requireFinite = false) => Load(path, LoadOptions.Of(requireFinite));

    /// <summary>Loads tensors from a safetensors file, matched as the options say. Where anything is wrong, no value changes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">A prefix to remove, names to change, and whether the file must have exactly the network's tensors.</param>
    /// <returns>What was loaded, what is missing in the file, and what of it was left over.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is malformed, two of its tensors are for one of the network's, or one that is to be loaded has another type than float32. With
    /// <see cref="LoadOptions.Strict"/> also: a tensor is missing, unknown or of another shape. The message names it.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission, or the path is a folder.</exception>
    /// <exception cref="InvalidOperationException"><see cref="LoadOptions.Rename"/> gave null.</exception>
    public LoadResult Load(string path, LoadOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        try
        {
            return Load(stream, options);
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
    public void Load(Stream stream, bool requireFinite = false) => Load(stream, LoadOptions.Of(requireFinite));

    /// <summary>Loads tensors from a stream, from its position to its end, as <see cref="Load(string, LoadOptions)"/> does from a file.</summary>
    /// <param name="stream">A stream that can be read; it stays open.</param>
    /// <param name="options">A prefix to remove, names to change, and whether the bytes must have exactly the network's tensors.</param>
    /// <returns>What was loaded, what is missing, and what was left over.</returns>
    /// <exception cref="InvalidDataException">As of <see cref="Load(string, LoadOptions)"/>.</exception>
    /// <exception cref="InvalidOperationException"><see cref="LoadOptions.Rename"/> gave null.</exception>
    public LoadResult Load(Stream stream, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        StreamSource source = new(stream);
        return SafeTensorsReader.Load(this, ref source, options);
    }

    /// <summary>Loads all tensors from the bytes of a safetensors file. Where anything is wrong, no value changes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="requireFinite">Whether infinite values and NaN are refused, too; otherwise they load bit for bit.</param>
    /// <exception cref="InvalidDataException">
    /// The bytes are malformed, or a tensor is missing, unknown, or of another shape or type; the message names it.
    /// </exception>
    public void Load(ReadOnlySpan<byte> bytes, bool requireFinite = false) => Load(bytes, LoadOptions.Of(requireFinite));

    /// <summary>Loads tensors from the bytes of a safetensors file, as <see cref="Load(string, LoadOptions)"/> does from a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="options">A prefix to remove, names to change, and whether the bytes must have exactly the network's tensors.</param>
    /// <returns>What was loaded, what is missing, and what was left over.</returns>
    /// <exception cref="InvalidDataException">As of <see cref="Load(string, LoadOptions)"/>.</exception>
    /// <exception cref="InvalidOperationException"><see cref="LoadOptions.Rename"/> gave null.</exception>
    public LoadResult Load(ReadOnlySpan<byte> bytes, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SpanSource source = new(bytes);
        return SafeTensorsReader.Load(this, ref source, options);
    }
}
