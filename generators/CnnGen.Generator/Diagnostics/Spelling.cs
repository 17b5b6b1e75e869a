namespace CnnGen.Generator.Diagnostics;

/// <summary>Finds the name that a misspelt one was meant as.</summary>
internal static class Spelling
{
    /// <summary>The nearest of some names, of equally near ones the last; null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> names)
    {
        // A third of the letters may be others, at least one.
        int most = Math.Max(1, name.Length / 3);
        return names
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= most)
            .Reverse()
            .OrderBy(static candidate => candidate.Distance)
            .Select(static candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>Levenshtein's distance: letters to insert, remove or replace.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
