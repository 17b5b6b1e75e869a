using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>One named tensor of a <see cref="ParameterSet"/>, seen in PyTorch's layout whatever its storage is.</summary>
/// <remarks>
/// Convolution weights are [filters, channels / groups, kernel height, kernel width], dense weights [units, features] with the features of a flattened map in
/// the order C, H, W, biases [filters] or [units]. Flat copies are row-major.
/// </remarks>
public sealed class ParameterTensor
{
    private readonly ParameterSet _parameters;
    private readonly ParameterLayout _layout;
    private readonly int[] _shape;

    internal ParameterTensor(ParameterSet parameters, in ParameterLayout layout)
    {
        _parameters = parameters;
        _layout = layout;
        _shape = layout.Rank switch
        {
            1 => [layout.Filters],
            2 => [layout.Filters, layout.Channels * layout.Height * layout.Width],
            3 => [layout.Filters, layout.Channels, layout.Height * layout.Width],
            4 => [layout.Filters, layout.Channels, layout.Height, layout.Width],
            _ => throw new ArgumentException($"{layout.Name}: a rank of 1 to 4 was expected, but it is {layout.Rank}.", nameof(layout)),
        };
    }

    /// <summary>PyTorch's name, as in <c>conv1.weight</c>.</summary>
    public string Name => _layout.Name;

    /// <summary>PyTorch's shape, outermost axis first.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>How many values there are: the product of the shape.</summary>
    public int Length => _layout.Count;

    /// <summary>One value, by PyTorch's index: <c>weight[filter, channel, y, x]</c>, <c>weight[unit, feature]</c>, <c>bias[filter]</c>.</summary>
    /// <param name="index">One index an axis.</param>
    /// <exception cref="ArgumentException">There are not as many indices as axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside its axis.</exception>
    public float this[params ReadOnlySpan<int> index]
    {
        get => _parameters.Storage[StorageIndex(index)];
        set => _parameters.Storage[StorageIndex(index)] = value;
    }

    /// <summary>One value of a tensor with one axis: <c>bias[filter]</c>.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="ArgumentException">There are more axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the axis.</exception>
    public float this[int index]
    {
        // This and the next three are what C# 12 finds, which knows no span of parameters.
        get => this[[index]];
        set => this[[index]] = value;
    }

    /// <summary>One value of a tensor with two axes: <c>weight[unit, feature]</c>.</summary>
    /// <param name="row">The index on the first axis, from 0.</param>
    /// <param name="column">The index on the second axis, from 0.</param>
    /// <exception cref="ArgumentException">There are not two axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside its axis.</exception>
    public float this[int row, int column]
    {
        get => this[[row, column]];
        set => this[[row, column]] = value;
    }

    /// <summary>One value of a tensor with three axes: <c>weight[filter, channel, x]</c>.</summary>
    /// <param name="filter">The index on the first axis, from 0.</param>
    /// <param name="channel">The index on the second axis, from 0.</param>
    /// <param name="x">The index on the third axis, from 0.</param>
    /// <exception cref="ArgumentException">There are not three axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside its axis.</exception>
    public float this[int filter, int channel, int x]
    {
        get => this[[filter, channel, x]];
        set => this[[filter, channel, x]] = value;
    }

    /// <summary>One value of a convolution's weights: <c>weight[filter, channel, y, x]</c>.</summary>
    /// <param name="filter">The index on the first axis, from 0.</param>
    /// <param name="channel">The index on the second axis, from 0.</param>
    /// <param name="y">The index on the third axis, from 0.</param>
    /// <param name="x">The index on the fourth axis, from 0.</param>
    /// <exception cref="ArgumentException">There are not four axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside its axis.</exception>
    public float this[int filter, int channel, int y, int x]
    {
        get => this[[filter, channel, y, x]];
        set => this[[filter, channel, y, x]] = value;
    }

    /// <summary>Copies all values, row-major.</summary>
    /// <param name="destination">Exactly <see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        for (int panel = 0; panel < PanelTranslation.PanelCount(_layout); panel++)
        {
            int length = PanelTranslation.Length(_layout, panel);
            PanelTranslation.Read(_layout, panel, _parameters.Storage, destination[..length]);
            destination = destination[length..];
        }
    }

    /// <summary>Overwrites all values, row-major.</summary>
    /// <param name="source">Exactly <see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        for (int panel = 0; panel < PanelTranslation.PanelCount(_layout); panel++)
        {
            int length = PanelTranslation.Length(_layout, panel);
            PanelTranslation.Write(_layout, panel, source[..length], _parameters.Storage);
            source = source[length..];
        }
    }

    /// <summary>A copy of all values, row-major.</summary>
    public float[] ToArray()
    {
        float[] values = new float[Length];
        CopyTo(values);
        return values;
    }

    /// <summary>The name and the shape, as in <c>conv1.weight [32, 1, 5, 5]</c>.</summary>
    public override string ToString() => $"{Name} {TensorShape.Format(_shape)}";

    private int StorageIndex(ReadOnlySpan<int> index)
    {
        if (index.Length != _shape.Length)
        {
            throw new ArgumentException($"{this}: {_shape.Length} indices were expected, but there are {index.Length}.", nameof(index));
        }

        int place = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            if ((uint)index[axis] >= (uint)_shape[axis])
            {
                throw new ArgumentOutOfRangeException(
                    nameof(index), index[axis], $"{this}: an index of 0 to {_shape[axis] - 1} was expected on axis {axis}.");
            }

            place = (place * _shape[axis]) + index[axis];
        }

        (int rest, int x) = Math.DivRem(place, _layout.Width);
        (rest, int y) = Math.DivRem(rest, _layout.Height);
        (int filter, int channel) = Math.DivRem(rest, _layout.Channels);
        return _layout.StorageIndex(filter, channel, y, x);
    }

    private void CheckLength(int length, string parameter)
    {
        if (length != Length)
        {
            throw new ArgumentException($"{this}: {Length} values were expected, but there are {length}.", parameter);
        }
    }
}
