namespace CnnGen.Race.Peers;

/// <summary>The repository's folder of peers, looked for upwards from the program.</summary>
internal static class PeerFolder
{
    public static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string peers = Path.Combine(folder.FullName, "benchmarks", "peers");
            if (File.Exists(Path.Combine(peers, "install.sh")))
            {
                return peers;
            }
        }

        return null;
    }
}
