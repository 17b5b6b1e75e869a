using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>y[c, oy, ox] = x[c, oy / height factor, ox / width factor], rounded down.</summary>
internal sealed class NaiveUpSampling(Shape input, Size factors) : NaiveLayer
{
    public override double[] Forward(double[] x, int sample) => [.. Sources().Select(source => x[source])];

    public override double[] Backward(double[] x, double[] dy, int sample)
    {
        double[] dx = new double[x.Length];
        foreach ((int place, int source) in Sources().Index())
        {
            dx[source] += dy[place];
        }

        return dx;
    }

    /// <summary>The place in x of each element of y, in order.</summary>
    private IEnumerable<int> Sources() =>
        from c in Enumerable.Range(0, input.Channels)
        from oy in Enumerable.Range(0, input.Height * factors.Height)
        from ox in Enumerable.Range(0, input.Width * factors.Width)
        select (((c * input.Height) + (oy / factors.Height)) * input.Width) + (ox / factors.Width);
}
