using CnnGen.Package.Tests.Support;

namespace CnnGen.Package.Tests.Package;

/// <summary>The packages in a folder of their own, packed once for all tests, with a version that no cache knows.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string Version { get; } = $"0.0.0-test.{DateTime.UtcNow.Ticks}";

    internal string Package => _folder.PathOf($"feed/CnnGen.{Version}.nupkg");

    internal string Templates => _folder.PathOf($"feed/CnnGen.Templates.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        await Pack("src/CnnGen", "feed");
        await Pack("templates/CnnGen.Templates", "feed");

        // The framework's own packages come from the machine's folder, should it have them.
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(machine);
        _folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_folder.PathOf("packages")}" /></config>
              <packageSources><add key="packed" value="{_folder.PathOf("feed")}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>Packs a project once more.</summary>
    /// <returns>The folder with the package.</returns>
    internal async Task<string> Pack(string project, string folder)
    {
        (await Sdk.Run(Repository.Root, null, "pack", project, "-c", "Release", "-o", _folder.PathOf(folder), $"-p:PackageVersion={Version}")).Succeeded();
        return _folder.PathOf(folder);
    }

    /// <summary>A folder for a project outside the repository that finds the packages.</summary>
    internal string NewFolder(string name) => Directory.CreateDirectory(_folder.PathOf($"{name}-{Guid.NewGuid():N}")).FullName;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }
}
