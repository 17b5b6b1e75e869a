namespace CnnGen;

/// <summary>Where links lead.</summary>
internal static class FileLinks
{
    /// <summary>Of folders and links one below the other; a link to itself has no end.</summary>
    private const int MostLevels = 1000;

    /// <summary>Follows links as the system does: those of the folder first, since <c>..</c> in a link starts at the folder's own place.</summary>
    /// <param name="path">A full path; nothing needs to be there.</param>
    /// <returns>The path without links; null where it names an open file of a process, such as <c>/dev/stdout</c>.</returns>
    /// <exception cref="IOException">There are more links than a system follows.</exception>
    public static string? Follow(string path) => Follow(path, depth: 0);

    private static string? Follow(string path, int depth)
    {
        if (depth > MostLevels)
        {
            throw new IOException($"Too many levels of symbolic links : '{path}'");
        }

        if (Path.GetDirectoryName(path) is not { } parent || Follow(parent, depth + 1) is not { } folder)
        {
            return path;
        }

        string file = Path.Join(folder, Path.GetFileName(path));
        if (new FileInfo(file).LinkTarget is not { } target)
        {
            return file;
        }

        return IsDescriptor(file) ? null : Follow(Path.GetFullPath(target, folder), depth + 1);
    }

    /// <summary>Linux has them at <c>/proc/123/fd/1</c>. Their links may lead to nothing that has a path.</summary>
    private static bool IsDescriptor(string link) =>
        link.StartsWith("/proc/", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(link)) == "fd";
}
