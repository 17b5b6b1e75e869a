using System.IO.Compression;
using System.Text;
using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

/// <summary>Files of other kinds in place of weights are named, with the way out.</summary>
public sealed class ForeignFileTests
{
    private const string FromPython = "save it from Python with safetensors.torch.save_file(model.state_dict(), \"weights.safetensors\")";

    private const string FromNumPy = "save its arrays from Python under their tensors' names with safetensors.numpy.save_file";

    private const string FromKeras = "save the model with the script on the page docs/keras.md";

    private const string Json = "JSON text, such as the index of a model that lies in several files; load the .safetensors file itself";

    private const string Web = "a web page; download the file itself, from the link of its raw content and with the login that the site may ask for";

    private const string OldTorch = $"a Python pickle, as older versions of torch.save write it (.pt, .pth, .bin); {FromPython}";

    private const string Onnx = $"an ONNX model or another protobuf file; take the PyTorch model that it was exported from, and {FromPython}";

    /// <summary>The first bytes of real files, and what is said of them.</summary>
    public static IReadOnlyList<(byte[] File, string Message)> Files =>
    [
        (Zip("archive/data.pkl"), $"a checkpoint of torch.save (.pt, .pth, .ckpt), a zip archive with a Python pickle; {FromPython}"),
        (Zip("arr_0.npy"), $"a NumPy archive (.npz); {FromNumPy}"),
        (Zip("metadata.json"), $"a Keras model (.keras); {FromKeras}"),
        (Zip("readme.txt"), $"a zip archive, as torch.save writes it (.pt, .pth, .ckpt); {FromPython}"),
        (Latin1("PK\u0003\u0004\0\0\0\0\b\b\0\0"), $"a zip archive, as torch.save writes it (.pt, .pth, .ckpt); {FromPython}"),
        (Latin1("\u0080\u0002\u008A\nl\u00FC\u009CF\u00F9 j\u00A8P\u0019.\u0080\u0002M\u00E9\u0003."), OldTorch),
        (Latin1("\u0080\u0004\u0095\u0003\0\0\0\0\0\0\0}\u0094."), OldTorch),
        (Latin1("\u0089HDF\r\n\u001A\n\0\0\0\0\0\b\b\0"), $"an HDF5 file, as Keras writes it (.h5); {FromKeras}"),
        (Latin1("\b\u0007\u0012\apytorch\u001A\u00051.13.:"), Onnx),
        (Latin1("\b\u0008:\u00A6\u0003\n"), Onnx),
        (Latin1("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }"), $"a NumPy array (.npy); {FromNumPy}"),
        (GZip(), "compressed with gzip; decompress it first"),
        (Latin1("GGUF\u0003\0\0\0\u0001\0\0\0\0\0\0\0"), "a GGUF model; take the safetensors file that it was converted from"),
        (Latin1("\u001C\0\0\0TFL3\u0014\0 \0\u001C\0\u0018\0"), $"a TensorFlow Lite model; for the Keras model that it was made from, {FromKeras}"),
        (Latin1("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"), "the pointer that Git LFS leaves in its place; run git lfs pull"),
        (Latin1("<!DOCTYPE html>\n<html><head><title>Sign in</title>"), Web),
        (Latin1("\u00EF\u00BB\u00BF\r\n <html lang=en>"), Web),
        (Latin1("{\n  \"metadata\": {\"total_size\": 1},\n  \"weight_map\": {}}"), Json),
        (Latin1(Header), Json),
        (Latin1("[1]"), Json),
        (Latin1("{}"), Json),
    ];

    [Fact]
    public void OtherKinds_AreNamed_WithTheWayOut() => Assert.All(
        Files, static file => Assert.Equal($"this is not a safetensors file but {file.Message}.", AssertRefused(file.File).Message));

    [Fact]
    public void OtherKindsOfAnyLength_AreNamedToo() => Assert.All(
        Files, static file => Assert.StartsWith("this is not a safetensors file but ", AssertRefused([.. file.File, .. Latin1(new string(' ', 100_000))]).Message));

    [Fact]
    public void FileOfNoKnownKind_IsRefusedForWhatItLacks()
    {
        Assert.Equal("the file ends after 0 bytes, within the header's length.", AssertRefused([]).Message);
        Assert.StartsWith("a header of at most 100000000 bytes was expected", AssertRefused(Latin1("weights of my network")).Message);
    }

    [Fact]
    public void DamagedSafetensors_AreNotTakenForAnotherKind()
    {
        // Headers as long as the first bytes of gzip, zip, JSON and ONNX say, cut off.
        foreach (int length in new[] { 0x00088B1F, 0x04034B50, 0x7B, 0x00120708, 0x5B })
        {
            byte[] file = [.. BitConverter.GetBytes((long)length), .. Latin1(Header[..80])];
            Assert.Equal($"the file ends within its header of {length} bytes.", AssertRefused(file).Message);
        }
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Zip(string entry)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream stream = zip.CreateEntry(entry).Open();
            stream.Write(new byte[1000]);
        }

        return bytes.ToArray();
    }

    private static byte[] GZip()
    {
        using MemoryStream bytes = new();
        using (GZipStream zip = new(bytes, CompressionLevel.Optimal))
        {
            zip.Write(File(Header));
        }

        return bytes.ToArray();
    }
}
