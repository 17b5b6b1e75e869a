namespace EmbeddedInference;

/// <summary>A stream of images, 784 bytes each, as a camera or another program gives them.</summary>
/// <param name="classifier">Looks at each image.</param>
/// <param name="results">Takes what it sees.</param>
internal sealed class RawImages(Classifier classifier, ResultWriter results)
{
    private const int ImageLength = Classifier.ImageSize * Classifier.ImageSize;

    private readonly byte[] _buffer = new byte[64 * ImageLength];

    /// <summary>Classifies images until the stream ends. Whatever has arrived is answered before it waits for more.</summary>
    /// <exception cref="InvalidDataException">The stream ends within an image.</exception>
    public void Classify(Stream input)
    {
        long count = 0;
        int filled = 0;
        while (input.Read(_buffer.AsSpan(filled)) is > 0 and int read)
        {
            filled += read;
            int start = 0;
            for (; filled - start >= ImageLength; start += ImageLength)
            {
                results.Write(count++, classifier.Classify(_buffer.AsSpan(start, ImageLength)));
            }

            results.Flush();
            _buffer.AsSpan(start, filled - start).CopyTo(_buffer);
            filled -= start;
        }

        if (filled > 0)
        {
            throw new InvalidDataException($"Standard input: image {count} has {filled} bytes, where {ImageLength} were expected (28x28 pixels).");
        }
    }
}
