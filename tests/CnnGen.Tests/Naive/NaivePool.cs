using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>Max or average pooling by PyTorch's rules, over sliding windows or whole channels.</summary>
/// <remarks>
/// Maximum: padding never wins; of equal values the first in row-major order gets the gradient, and a NaN wins over everything.
/// Average: the divisor counts the window's taps inside the padded input (<paramref name="countIncludePad"/>) or inside the input;
/// what reaches past the padding under ceil mode never counts.
/// </remarks>
internal sealed class NaivePool(PoolKind kind, Shape input, Size output, Window window, bool countIncludePad) : NaiveLayer
{
    public static NaivePool Global(PoolKind kind, Shape input) => new(
        kind, input, new Size(1, 1), new Window(new Size(input.Height, input.Width), new Size(1, 1), new Size(1, 1), Pads.None), countIncludePad: false);

    /// <summary>The smallest lead of a maximum.</summary>
    public override double DistanceToKink(double[] x)
    {
        double distance = double.PositiveInfinity;
        ForEachWindow((_, taps, _) =>
        {
            double best = x[IndexOfMaximum(x, taps)];
            distance = taps.Select(tap => best - x[tap]).Where(static lead => lead > 0).Append(distance).Min();
        });
        return kind == PoolKind.Max ? distance : double.PositiveInfinity;
    }

    public override double[] Forward(double[] x, int sample)
    {
        double[] y = new double[input.Channels * output.Height * output.Width];
        ForEachWindow((place, taps, divisor) => y[place] = kind == PoolKind.Max ? x[IndexOfMaximum(x, taps)] : taps.Sum(tap => x[tap]) / divisor);
        return y;
    }

    public override double[] Backward(double[] x, double[] dy, int sample)
    {
        double[] dx = new double[x.Length];
        ForEachWindow((place, taps, divisor) =>
        {
            if (kind == PoolKind.Max)
            {
                dx[IndexOfMaximum(x, taps)] += dy[place];
                return;
            }

            foreach (int tap in taps)
            {
                dx[tap] += dy[place] / divisor;
            }
        });
        return dx;
    }

    private static int IndexOfMaximum(double[] x, List<int> taps)
    {
        int best = taps[0];
        foreach (int tap in taps)
        {
            if (x[tap] > x[best] || (double.IsNaN(x[tap]) && !double.IsNaN(x[best])))
            {
                best = tap;
            }
        }

        return best;
    }

    /// <summary>Every window: its place in y, its taps' places in x in row-major order, and the average's divisor.</summary>
    private void ForEachWindow(Action<int, List<int>, int> visit)
    {
        List<int> taps = [];
        for (int c = 0; c < input.Channels; c++)
        for (int oy = 0; oy < output.Height; oy++)
        for (int ox = 0; ox < output.Width; ox++)
        {
            taps.Clear();
            int padded = 0;
            for (int ky = 0; ky < window.Kernel.Height; ky++)
            for (int kx = 0; kx < window.Kernel.Width; kx++)
            {
                int iy = (oy * window.Stride.Height) - window.Pads.Top + (ky * window.Dilation.Height);
                int ix = (ox * window.Stride.Width) - window.Pads.Left + (kx * window.Dilation.Width);
                padded += iy < input.Height + window.Pads.Bottom && ix < input.Width + window.Pads.Right ? 1 : 0;
                if (iy >= 0 && iy < input.Height && ix >= 0 && ix < input.Width)
                {
                    taps.Add((((c * input.Height) + iy) * input.Width) + ix);
                }
            }

            visit((((c * output.Height) + oy) * output.Width) + ox, taps, countIncludePad ? padded : taps.Count);
        }
    }
}
