namespace FashionMnist.Commands;

/// <summary>Which image to classify, and with which weights.</summary>
/// <param name="Index">The test image, counted from 0.</param>
/// <param name="Weights">The safetensors file.</param>
/// <param name="Data">The folder of the four idx files.</param>
internal sealed record PredictOptions(int Index, string Weights, string Data);
