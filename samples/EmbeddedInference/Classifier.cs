using FashionMnist;

namespace EmbeddedInference;

/// <summary>The trained network with working memory of its own, so that classifying allocates nothing.</summary>
internal sealed class Classifier
{
    /// <summary>Pixels a row, and rows an image.</summary>
    public const int ImageSize = 28;

    private readonly FashionNet _network = FashionNet.LoadEmbedded();
    private readonly float[] _input = new float[FashionNet.InputLength];
    private readonly float[] _probabilities = new float[FashionNet.OutputLength];
    private readonly float[] _scratch = new float[FashionNet.ScratchLength];

    /// <summary>Classifies one image.</summary>
    /// <param name="pixels">784 grey values, rows from the top, 0 (black) to 255 (white).</param>
    /// <returns>The probability of each class; overwritten by the next call.</returns>
    public ReadOnlySpan<float> Classify(ReadOnlySpan<byte> pixels)
    {
        for (int i = 0; i < _input.Length; i++)
        {
            _input[i] = pixels[i] / 255f;
        }

        _network.Predict(_input, _probabilities, _scratch);
        return _probabilities;
    }
}
