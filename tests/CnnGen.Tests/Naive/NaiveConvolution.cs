using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>y[oc, oy, ox] = bias[oc] + Σ over ic of its group, ky, kx of w[oc, ic, ky, kx] * x[ic, iy, ix], with zeros around the input.</summary>
internal sealed class NaiveConvolution : NaiveLayer
{
    private readonly Shape _input;
    private readonly Shape _output;
    private readonly Window _window;
    private readonly int _channelsPerGroup;
    private readonly int _filtersPerGroup;
    private readonly NaiveTensor _weight;
    private readonly NaiveTensor? _bias;

    public NaiveConvolution(string name, ShapedLayer shaped, int groups, bool useBias)
    {
        _input = shaped.Input;
        _output = shaped.Output;
        _window = shaped.Window!.Value;
        _channelsPerGroup = _input.Channels / groups;
        _filtersPerGroup = _output.Channels / groups;
        _weight = new NaiveTensor($"{name}.weight", _output.Channels, _channelsPerGroup, _window.Kernel.Height, _window.Kernel.Width);
        _bias = useBias ? new NaiveTensor($"{name}.bias", _output.Channels) : null;
    }

    public override IReadOnlyList<NaiveTensor> Parameters => _bias is null ? [_weight] : [_weight, _bias];

    public override double[] Forward(double[] x, int sample)
    {
        double[] y = new double[_output.Length];
        ForEachTerm((output, input, weight) => y[output] += _weight.Values[weight] * x[input]);
        for (int i = 0; _bias is not null && i < y.Length; i++)
        {
            y[i] += _bias.Values[i / _output.Pixels];
        }

        return y;
    }

    public override double[] Backward(double[] x, double[] dy, int sample)
    {
        double[] dx = new double[_input.Length];
        ForEachTerm((output, input, weight) =>
        {
            dx[input] += _weight.Values[weight] * dy[output];
            _weight.Gradient[weight] += x[input] * dy[output];
        });
        for (int i = 0; _bias is not null && i < dy.Length; i++)
        {
            _bias.Gradient[i / _output.Pixels] += dy[i];
        }

        return dx;
    }

    /// <summary>Every product of the sum, by its places in y, x and w.</summary>
    private void ForEachTerm(Action<int, int, int> term)
    {
        Size kernel = _window.Kernel;
        for (int oc = 0; oc < _output.Channels; oc++)
        for (int oy = 0; oy < _output.Height; oy++)
        for (int ox = 0; ox < _output.Width; ox++)
        for (int icInGroup = 0; icInGroup < _channelsPerGroup; icInGroup++)
        for (int ky = 0; ky < kernel.Height; ky++)
        for (int kx = 0; kx < kernel.Width; kx++)
        {
            int iy = (oy * _window.Stride.Height) - _window.Pads.Top + (ky * _window.Dilation.Height);
            int ix = (ox * _window.Stride.Width) - _window.Pads.Left + (kx * _window.Dilation.Width);
            if (iy < 0 || iy >= _input.Height || ix < 0 || ix >= _input.Width)
            {
                continue;
            }

            int ic = (oc / _filtersPerGroup * _channelsPerGroup) + icInGroup;
            term(
                (((oc * _output.Height) + oy) * _output.Width) + ox,
                (((ic * _input.Height) + iy) * _input.Width) + ix,
                (((((oc * _channelsPerGroup) + icInGroup) * kernel.Height) + ky) * kernel.Width) + kx);
        }
    }
}
