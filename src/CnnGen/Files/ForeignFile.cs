namespace CnnGen;

/// <summary>Files of other kinds that are taken for weights, known by how they begin.</summary>
/// <remarks>Compiled into the build task, too, and so with what .NET Standard has.</remarks>
internal static class ForeignFile
{
    /// <summary>Bytes from which a kind can be told.</summary>
    public const int StartLength = 256;

    private const string FromPython = "save it from Python with safetensors.torch.save_file(model.state_dict(), \"weights.safetensors\")";

    private const string FromNumPy = "save its arrays from Python under their tensors' names with safetensors.numpy.save_file";

    private const string FromKeras = "save the model with the script on the page docs/keras.md";

    private const string ByteOrderMark = "\u00EF\u00BB\u00BF";

    /// <summary>Says what a file is that is no safetensors file, and what to do.</summary>
    /// <param name="start">Its first bytes; <see cref="StartLength"/> are enough.</param>
    /// <returns>The end of a sentence without its period; null for a file of no known kind.</returns>
    public static string? Recognize(byte[] start)
    {
        // A character for each byte.
        string bytes = new(Array.ConvertAll(start, static value => (char)value));
        string? kind = RecognizeBinary(bytes) ?? RecognizeText(bytes);
        return kind is null ? null : $"this is not a safetensors file but {kind}";
    }

    private static string? RecognizeBinary(string bytes) => bytes switch
    {
        _ when Begins(bytes, "PK\u0003\u0004") => RecognizeZip(bytes),
        _ when Begins(bytes, "\u0080") && bytes.Length > 1 && bytes[1] is >= '\u0002' and <= '\u0005' =>
            $"a Python pickle, as older versions of torch.save write it (.pt, .pth, .bin); {FromPython}",
        _ when Begins(bytes, "\u0089HDF\r\n\u001A\n") => $"an HDF5 file, as Keras writes it (.h5); {FromKeras}",
        _ when Begins(bytes, "\u0093NUMPY") => $"a NumPy array (.npy); {FromNumPy}",
        _ when Begins(bytes, "\u001F\u008B") => "compressed with gzip; decompress it first",
        _ when Begins(bytes, "GGUF") => "a GGUF model; take the safetensors file that it was converted from",
        _ when bytes.Length >= 8 && Begins(bytes.Substring(4), "TFL3") => $"a TensorFlow Lite model; for the Keras model that it was made from, {FromKeras}",
        _ when IsModelProto(bytes) => $"an ONNX model or another protobuf file; take the PyTorch model that it was exported from, and {FromPython}",
        _ => null,
    };

    private static string RecognizeZip(string bytes) => bytes switch
    {
        _ when bytes.Contains("data.pkl") => $"a checkpoint of torch.save (.pt, .pth, .ckpt), a zip archive with a Python pickle; {FromPython}",
        _ when bytes.Contains(".npy") => $"a NumPy archive (.npz); {FromNumPy}",
        _ when bytes.Contains("metadata.json") => $"a Keras model (.keras); {FromKeras}",
        _ => $"a zip archive, as torch.save writes it (.pt, .pth, .ckpt); {FromPython}",
    };

    private static string? RecognizeText(string bytes)
    {
        string text = (Begins(bytes, ByteOrderMark) ? bytes.Substring(ByteOrderMark.Length) : bytes).TrimStart(' ', '\t', '\r', '\n');
        return text switch
        {
            _ when Begins(text, "version https://git-lfs") => "the pointer that Git LFS leaves in its place; run git lfs pull",
            _ when BeginsInAnyCase(text, "<!doctype html") || BeginsInAnyCase(text, "<html") =>
                "a web page; download the file itself, from the link of its raw content and with the login that the site may ask for",
            // The length of a safetensors header may begin with the byte of a brace, but it has zeros.
            _ when (Begins(text, "{") || Begins(text, "[")) && bytes.IndexOf('\0') is (< 0 or >= sizeof(ulong)) =>
                "JSON text, such as the index of a model that lies in several files; load the .safetensors file itself",
            _ => null,
        };
    }

    /// <summary>An ONNX model begins with its version (field 1, a small number); then comes another field that has a length.</summary>
    private static bool IsModelProto(string bytes) =>
        bytes.Length > 3 && bytes[0] == 0x08 && bytes[1] is >= '\u0001' and <= '\u0020' && (bytes[2] & 0x87) == 0x02 && bytes[2] > 0x08;

    private static bool Begins(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);

    private static bool BeginsInAnyCase(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
