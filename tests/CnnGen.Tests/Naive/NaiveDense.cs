namespace CnnGen.Tests.Naive;

/// <summary>y[o] = bias[o] + Σ over i of w[o, i] * x[i].</summary>
internal sealed class NaiveDense(string name, int features, int units, bool useBias) : NaiveLayer
{
    private readonly NaiveTensor _weight = new($"{name}.weight", units, features);
    private readonly NaiveTensor? _bias = useBias ? new NaiveTensor($"{name}.bias", units) : null;

    public override IReadOnlyList<NaiveTensor> Parameters => _bias is null ? [_weight] : [_weight, _bias];

    public override double[] Forward(double[] x, int sample)
    {
        double[] y = new double[units];
        for (int o = 0; o < units; o++)
        {
            y[o] = _bias?.Values[o] ?? 0;
            for (int i = 0; i < features; i++)
            {
                y[o] += _weight.Values[(o * features) + i] * x[i];
            }
        }

        return y;
    }

    public override double[] Backward(double[] x, double[] dy, int sample)
    {
        double[] dx = new double[features];
        for (int o = 0; o < units; o++)
        {
            for (int i = 0; i < features; i++)
            {
                dx[i] += _weight.Values[(o * features) + i] * dy[o];
                _weight.Gradient[(o * features) + i] += x[i] * dy[o];
            }

            if (_bias is not null)
            {
                _bias.Gradient[o] += dy[o];
            }
        }

        return dx;
    }
}
