using System.Globalization;

namespace CnnGen.Tasks;

/// <summary>A shape of any number of axes, of which the first few are kept: a file may claim forty million.</summary>
internal sealed class TensorAxes
{
    /// <summary>More than any layer has.</summary>
    private const int Kept = 8;

    private readonly List<string> _first = [];
    private bool _hasMore;
    private bool _hasZero;

    /// <summary>The number of values of the axes that are not 0; null where no type holds it.</summary>
    private ulong? _product = 1;

    /// <summary>The number of values; null where no type holds it.</summary>
    public ulong? Length => _hasZero ? 0 : _product;

    public void Add(ulong axis)
    {
        _hasZero |= axis == 0;
        if (axis != 0)
        {
            _product = _product <= ulong.MaxValue / axis ? _product * axis : null;
        }

        if (_first.Count < Kept)
        {
            _first.Add(axis.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            _hasMore = true;
        }
    }

    /// <summary>As in <c>[32, 1, 5, 5]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _first)}{(_hasMore ? ", ..." : "")}]";
}
