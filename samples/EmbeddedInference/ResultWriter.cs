using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FashionMnist.Images;

namespace EmbeddedInference;

/// <summary>Writes a line an image: its class and probability, or a JSON object. Allocates nothing once its buffer has grown.</summary>
internal sealed class ResultWriter
{
    private const int LongestNumber = 32;

    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly Utf8JsonWriter? _json;

    /// <param name="output">Takes UTF-8; it stays open.</param>
    /// <param name="asJson">Whether lines are for programs.</param>
    public ResultWriter(Stream output, bool asJson)
    {
        _output = output;
        _json = asJson ? new Utf8JsonWriter(_lines) : null;
    }

    /// <summary>A result of an image from a file.</summary>
    /// <param name="name">As the user gave it.</param>
    /// <param name="probabilities">One a class.</param>
    public void Write(string name, ReadOnlySpan<float> probabilities)
    {
        if (_json is null)
        {
            WriteText(name, probabilities);
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("image"u8, name);
        WriteJson(probabilities);
    }

    /// <summary>A result of an image from a stream.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="probabilities">One a class.</param>
    public void Write(long index, ReadOnlySpan<float> probabilities)
    {
        if (_json is null)
        {
            Span<char> digits = stackalloc char[LongestNumber];
            index.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
            WriteText(digits[..length], probabilities);
            return;
        }

        _json.WriteStartObject();
        _json.WriteNumber("image"u8, index);
        WriteJson(probabilities);
    }

    /// <summary>Hands the lines on.</summary>
    public void Flush()
    {
        _output.Write(_lines.WrittenSpan);
        _output.Flush();
        _lines.ResetWrittenCount();
    }

    private void WriteText(ReadOnlySpan<char> name, ReadOnlySpan<float> probabilities)
    {
        int label = FashionClasses.MostLikely(probabilities);
        Append(name);
        _lines.Write(": "u8);
        Append(FashionClasses.Names[label]);
        _lines.Write(" ("u8);
        Utf8Formatter.TryFormat(100 * probabilities[label], _lines.GetSpan(LongestNumber), out int length, new StandardFormat('F', 1));
        _lines.Advance(length);
        _lines.Write("%)\n"u8);
    }

    private void Append(ReadOnlySpan<char> text) => _lines.Advance(Encoding.UTF8.GetBytes(text, _lines.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    private void WriteJson(ReadOnlySpan<float> probabilities)
    {
        int label = FashionClasses.MostLikely(probabilities);
        _json!.WriteString("class"u8, FashionClasses.Names[label]);
        _json.WriteNumber("label"u8, label);
        _json.WriteNumber("probability"u8, probabilities[label]);
        _json.WriteStartArray("probabilities"u8);
        foreach (float probability in probabilities)
        {
            _json.WriteNumberValue(probability);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _lines.Write("\n"u8);
    }
}
