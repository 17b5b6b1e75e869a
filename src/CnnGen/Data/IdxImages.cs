namespace CnnGen;

/// <summary>The images of an idx file.</summary>
/// <param name="Count">How many.</param>
/// <param name="Height">Rows of each.</param>
/// <param name="Width">Columns of each.</param>
/// <param name="Pixels">Count x height x width values, 0 to 255, row-major.</param>
public sealed record IdxImages(int Count, int Height, int Width, byte[] Pixels)
{
    /// <summary>The pixels as floats from 0 to 1: divided by 255.</summary>
    public float[] ToFloats()
    {
        float[] values = new float[Pixels.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Pixels[i] / 255f;
        }

        return values;
    }
}
