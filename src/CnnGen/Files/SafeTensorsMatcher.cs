namespace CnnGen;

/// <summary>Matches the tensors of a file with those of a network.</summary>
internal sealed class SafeTensorsMatcher(ParameterSet parameters, LoadOptions options)
{
    /// <summary>For each of the network's tensors the name in the file that is its.</summary>
    private readonly string?[] _sources = new string?[parameters.Tensors.Length];

    private readonly bool[] _isLoaded = new bool[parameters.Tensors.Length];
    private readonly List<string> _leftOver = [];

    /// <summary>The file's tensors in the order of its header.</summary>
    public List<SafeTensorsEntry> Entries { get; } = [];

    /// <summary>
    /// The place in the network of a tensor of the file, or <see cref="SafeTensorsEntry.LeftOver"/>; null where the network must have it and does not.
    /// </summary>
    /// <exception cref="InvalidDataException">Another tensor of the file was already for the same place.</exception>
    public int? Find(string name)
    {
        if (!options.HasPrefix(name) || !parameters.TryGetOrdinal(options.Translate(name), out int ordinal))
        {
            return options.Strict ? null : SafeTensorsEntry.LeftOver;
        }

        if (_sources[ordinal] is { } other)
        {
            throw new InvalidDataException(
                $"{Printable.Quote(other)} and {Printable.Quote(name)} are both for the network's {parameters.Tensors[ordinal].Name}; load one of them.");
        }

        _sources[ordinal] = name;
        return ordinal;
    }

    /// <summary>What messages call a tensor.</summary>
    public string Label(string name, int place) => place == SafeTensorsEntry.LeftOver ? Printable.Quote(name) : parameters.Tensors[place].Name;

    /// <summary>Adds a tensor at the place that <see cref="Find"/> gave.</summary>
    /// <exception cref="InvalidDataException">The network's tensor cannot take it.</exception>
    public void Add(string name, int place, in SafeTensorsDescription tensor)
    {
        bool isUsed = place != SafeTensorsEntry.LeftOver && (options.Strict || tensor.HasShapeOf(parameters.Tensors[place]));
        if (isUsed)
        {
            tensor.CheckFits(parameters.Tensors[place]);
            _isLoaded[place] = true;
        }
        else
        {
            _leftOver.Add(name);
        }

        Entries.Add(new SafeTensorsEntry(name, isUsed ? place : SafeTensorsEntry.LeftOver, tensor.Begin, tensor.End));
    }

    /// <param name="name">A tensor of the file that the network must have and does not.</param>
    /// <param name="names">All of them.</param>
    public InvalidDataException Unknown(string name, IReadOnlyList<string> names)
    {
        if (!options.HasPrefix(name))
        {
            return new InvalidDataException(
                $"the tensor {Printable.Quote(name)} does not begin with {nameof(LoadOptions.Prefix)}, which is {Printable.Quote(options.Prefix!)}; "
                + $"{nameof(LoadOptions.Strict)} = false leaves it out.");
        }

        if (options.Prefix is null && options.Rename is null && SharedPrefix.Find(names, known => parameters.TryGetOrdinal(known, out _)) is { } prefix)
        {
            return new InvalidDataException(
                $"every name in the file begins with {Printable.Quote(prefix)}, and no name of the network does; "
                + $"load it with new {nameof(LoadOptions)} {{ {nameof(LoadOptions.Prefix)} = \"{Printable.Escape(prefix)}\" }}.");
        }

        string translated = options.Translate(name);
        string origin = translated == name ? "" : $" ({Printable.Quote(name)} in the file)";
        return new InvalidDataException($"the network has no tensor {Printable.Quote(translated)}{origin}; it has {parameters.NameList()}.");
    }

    /// <summary>What became of the tensors, after all of the file's were added.</summary>
    /// <exception cref="InvalidDataException">One of the network's is missing, and all must be there.</exception>
    public LoadResult Finish()
    {
        int missing = Array.IndexOf(_isLoaded, false);
        if (options.Strict && missing >= 0)
        {
            throw new InvalidDataException($"the tensor {parameters.Tensors[missing]} is missing.");
        }

        return new LoadResult(NamesWhere(isLoaded: true), NamesWhere(isLoaded: false), _leftOver.AsReadOnly());
    }

    private IReadOnlyList<string> NamesWhere(bool isLoaded) =>
        Array.AsReadOnly(parameters.Names.Where((_, ordinal) => _isLoaded[ordinal] == isLoaded).ToArray());
}
