namespace EmbeddedInference.Images;

/// <summary>A grey image.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Pixels">Rows from the top, 0 (black) to 255 (white).</param>
internal sealed record GrayImage(int Height, int Width, byte[] Pixels);
