namespace CnnGen.Tests.Naive;

/// <summary>p[c] = e^z[c] / Σ e^z over the channels, for each pixel by itself (flat data is one pixel).</summary>
internal sealed class NaiveSoftmax(int channels, int pixels) : NaiveLayer
{
    public override double[] Forward(double[] x, int sample)
    {
        double[] y = new double[x.Length];
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            double largest = Enumerable.Range(0, channels).Max(c => x[(c * pixels) + pixel]);
            double sum = Enumerable.Range(0, channels).Sum(c => Math.Exp(x[(c * pixels) + pixel] - largest));
            for (int c = 0; c < channels; c++)
            {
                y[(c * pixels) + pixel] = Math.Exp(x[(c * pixels) + pixel] - largest) / sum;
            }
        }

        return y;
    }

    public override double[] Backward(double[] x, double[] dy, int sample)
    {
        double[] y = Forward(x, sample);
        double[] dx = new double[x.Length];
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            double mean = Enumerable.Range(0, channels).Sum(c => y[(c * pixels) + pixel] * dy[(c * pixels) + pixel]);
            for (int c = 0; c < channels; c++)
            {
                dx[(c * pixels) + pixel] = y[(c * pixels) + pixel] * (dy[(c * pixels) + pixel] - mean);
            }
        }

        return dx;
    }
}
