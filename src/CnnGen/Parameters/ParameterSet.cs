using System.ComponentModel;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>The learned values of a network, or a trainer's gradients of them: named tensors in one flat buffer.</summary>
/// <remarks>Reading is thread-safe beside reading and predicting; writing and loading are not.</remarks>
public sealed partial class ParameterSet
{
    private readonly ParameterLayout[] _layouts;
    private readonly string[] _names;
    private readonly ParameterTensor[] _tensors;
    private readonly Dictionary<string, int> _ordinals;
    private readonly AlignedBuffer _storage;

    /// <summary>A set of zeros.</summary>
    /// <param name="layouts">Where each tensor lies.</param>
    /// <param name="storageLength">Floats of the whole buffer.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ParameterSet(ReadOnlySpan<ParameterLayout> layouts, int storageLength)
    {
        _layouts = layouts.ToArray();
        _names = new string[layouts.Length];
        _tensors = new ParameterTensor[layouts.Length];
        _ordinals = new Dictionary<string, int>(layouts.Length, StringComparer.Ordinal);
        for (int i = 0; i < _layouts.Length; i++)
        {
            _names[i] = _layouts[i].Name;
            _tensors[i] = new ParameterTensor(this, _layouts[i]);
            _ordinals.Add(_names[i], i);
        }

        Names = Array.AsReadOnly(_names);
        _storage = new AlignedBuffer(storageLength);
    }

    /// <summary>The tensors' names, in the order of the layers, weight before bias: <c>conv1.weight</c>, <c>conv1.bias</c>, ...</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A tensor by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of that name.</exception>
    public ParameterTensor this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return _ordinals.TryGetValue(name, out int ordinal)
                ? _tensors[ordinal]
                : throw new KeyNotFoundException($"There is no tensor {Printable.Quote(name)}; there are {NameList()}.");
        }
    }

    /// <summary>The floats themselves, in the network's own layout.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<float> Storage => _storage.Span;

    /// <summary>The floats and the zeros up to the end of the last 64-byte line.</summary>
    internal Span<float> PaddedStorage => _storage.Padded;

    internal ReadOnlySpan<ParameterLayout> Layouts => _layouts;

    internal ReadOnlySpan<ParameterTensor> Tensors => _tensors;

    /// <summary>A tensor's shape in PyTorch's order, outermost axis first.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of that name.</exception>
    public ReadOnlySpan<int> Shape(string name) => this[name].Shape;

    /// <summary>Copies a tensor's values in PyTorch's layout, row-major.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="destination">As many floats as the tensor has values.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of that name.</exception>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public void CopyTo(string name, Span<float> destination) => this[name].CopyTo(destination);

    /// <summary>Overwrites a tensor's values, given in PyTorch's layout, row-major.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="source">As many floats as the tensor has values.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of that name.</exception>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public void CopyFrom(string name, ReadOnlySpan<float> source) => this[name].CopyFrom(source);

    /// <summary>
    /// Overwrites all values by those of another set with the same tensors: <c>copy.Parameters.CopyFrom(net.Parameters)</c> makes a network equal to another
    /// one. The two classes may differ, in which layers are frozen for example: tensors are matched by their names.
    /// </summary>
    /// <param name="source">A set with the same names and shapes; it stays as it is.</param>
    /// <exception cref="ArgumentException">A tensor is missing on one side, or has another shape; no value has changed.</exception>
    public void CopyFrom(ParameterSet source)
    {
        ArgumentNullException.ThrowIfNull(source);
        ParameterSetCopy.Run(source, this);
    }

    internal bool TryGetOrdinal(string name, out int ordinal) => _ordinals.TryGetValue(name, out ordinal);

    /// <summary>The first few names, for messages.</summary>
    internal string NameList()
    {
        const int shown = 8;
        string first = string.Join(", ", _names.Take(shown));
        return _names.Length > shown ? $"{first}, ... ({_names.Length} in all)" : first;
    }
}
