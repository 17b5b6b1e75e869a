namespace CnnGen.Shared;

/// <summary>The repository that the running program was built in, looked for upwards from the program.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <param name="path">From the root, as in <c>docs/README.md</c>.</param>
    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CnnGen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The program does not lie in its repository.");
    }
}
