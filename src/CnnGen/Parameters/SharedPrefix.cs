namespace CnnGen;

/// <summary>A prefix that all names of a file have and a network's do not: <c>module.</c>, <c>_orig_mod.</c>, <c>model.</c> and the like.</summary>
/// <remarks>Compiled into the generator, too, and so with what .NET Standard has.</remarks>
internal static class SharedPrefix
{
    // Bounds for a file that is made to cost time: a real one shows its prefix in the first names, and they are short.
    private const int TriedNames = 100;
    private const int LongestName = 500;

    /// <param name="names">All names of the file.</param>
    /// <param name="isKnown">Whether the network has a tensor of a name.</param>
    /// <returns>The prefix without which most of the names are the network's; null where there is none, or where a name is known as it is.</returns>
    public static string? Find(IReadOnlyList<string> names, Func<string, bool> isKnown)
    {
        if (names.Count == 0 || names.Any(isKnown))
        {
            return null;
        }

        string shared = names.Aggregate(Common);
        string[] tried = [.. names.Take(TriedNames).Where(static name => name.Length <= LongestName)];
        string? best = null;
        int mostKnown = 0;
        for (int length = 1; length <= Math.Min(shared.Length, LongestName); length++)
        {
            int known = tried.Count(name => isKnown(name.Substring(length)));
            bool isPrefix = !char.IsLetterOrDigit(shared[length - 1]) || known == tried.Length;
            if (isPrefix && known > mostKnown)
            {
                best = shared.Substring(0, length);
                mostKnown = known;
            }
        }

        return best;
    }

    private static string Common(string a, string b)
    {
        int length = 0;
        while (length < a.Length && length < b.Length && a[length] == b[length])
        {
            length++;
        }

        return a.Substring(0, length);
    }
}
