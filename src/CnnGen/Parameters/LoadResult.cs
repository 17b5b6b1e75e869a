namespace CnnGen;

/// <summary>What became of the tensors of a file and of a network.</summary>
/// <param name="Loaded">The network's tensors that have their values from the file, in the network's order.</param>
/// <param name="Missing">The network's tensors that kept their values, in the network's order; none where <see cref="LoadOptions.Strict"/> is true.</param>
/// <param name="LeftOver">
/// The file's tensors that were not used, by their names in the file and in its order; none where <see cref="LoadOptions.Strict"/> is true.
/// </param>
public sealed record LoadResult(IReadOnlyList<string> Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> LeftOver);
