using System.Collections.ObjectModel;

namespace CnnGen;

/// <summary>Names in order, which nobody can change: equal to another list of the same names, and readable as text.</summary>
/// <param name="names">The names, which are copied.</param>
internal sealed class NameList(IEnumerable<string> names) : ReadOnlyCollection<string>([.. names])
{
    public override bool Equals(object? obj) => obj is NameList other && this.SequenceEqual(other, StringComparer.Ordinal);

    public override int GetHashCode() => this.Aggregate(Count, HashCode.Combine);

    public override string ToString() => $"[{string.Join(", ", this)}]";
}
