namespace CnnGen;

/// <summary>How a file's tensors are matched with those of a network.</summary>
/// <example>A checkpoint of a wrapped PyTorch model, of which only the layers that the network has in the same shape are taken:
/// <code>LoadResult result = net.Parameters.Load("model.safetensors", new LoadOptions { Prefix = "module.", Strict = false });</code></example>
public sealed class LoadOptions
{
    internal static LoadOptions Default { get; } = new();

    internal static LoadOptions Finite { get; } = new() { RequireFinite = true };

    /// <summary>
    /// Whether the file must have exactly the network's tensors, in their shapes. Otherwise those are loaded that fit by name and shape: the others of the
    /// network keep their values, and the others of the file are left over. Default: true.
    /// </summary>
    public bool Strict { get; init; } = true;

    /// <summary>
    /// What every name in the file begins with and no name of the network does, such as <c>module.</c>; it is removed. A name without it is refused, or
    /// left over where <see cref="Strict"/> is false. Default: null, no prefix.
    /// </summary>
    public string? Prefix { get; init; }

    /// <summary>Gives the network's name for a name in the file, after <see cref="Prefix"/> was removed from it. Default: null, the same name.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>Whether infinite values and NaN are refused, too; otherwise they load bit for bit. Default: false.</summary>
    public bool RequireFinite { get; init; }

    internal static LoadOptions Of(bool requireFinite) => requireFinite ? Finite : Default;

    /// <summary>Whether a name in the file begins with the prefix.</summary>
    internal bool HasPrefix(string name) => Prefix is null || name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The network's name for a name in the file that begins with the prefix.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Rename"/> gave null.</exception>
    internal string Translate(string name)
    {
        string inner = name[(Prefix?.Length ?? 0)..];
        return Rename is null ? inner : Rename(inner) ?? throw new InvalidOperationException(
            $"{nameof(LoadOptions)}.{nameof(Rename)} gave null for {Printable.Quote(inner)}; it must give a name.");
    }
}
