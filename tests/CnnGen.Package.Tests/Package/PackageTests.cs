using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CnnGen.Package.Tests.Support;

namespace CnnGen.Package.Tests.Package;

/// <summary>What is in the package, and what is not.</summary>
[Collection(nameof(PackedFeed))]
public sealed class PackageTests(PackedFeed feed)
{
    private const int MaximumLength = 300_000;

    [Fact]
    public void Files_AreThoseThatAConsumerNeeds()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        string[] files =
        [
            .. package.Entries.Select(static entry => entry.FullName)
                .Where(static name => !name.StartsWith('_') && !name.StartsWith("[C", StringComparison.Ordinal) && !name.StartsWith("docs/", StringComparison.Ordinal)),
        ];
        Assert.Equal(
            [
                "CnnGen.nuspec", "README.md", "analyzers/dotnet/cs/CnnGen.CodeFixes.dll", "analyzers/dotnet/cs/CnnGen.Generator.dll",
                "buildTransitive/net9.0/CnnGen.targets", "icon.png", "lib/net10.0/CnnGen.dll", "lib/net10.0/CnnGen.xml", "lib/net9.0/CnnGen.dll",
                "lib/net9.0/CnnGen.xml", "package/services/metadata/core-properties/nuget.psmdcp", "tasks/CnnGen.Tasks.dll",
            ],
            files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Documentation_IsInThePackage()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        Assert.Equal(
            Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
                .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
            package.Entries.Select(static entry => entry.FullName).Where(static name => name.StartsWith("docs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.NotNull(package.GetEntry("docs/README.md"));
        Assert.NotNull(package.GetEntry("docs/diagnostics/CNN050.md"));
        Assert.Contains("docs/README.md", Encoding.UTF8.GetString(Read(package.GetEntry("README.md")!)), StringComparison.Ordinal);
    }

    [Fact]
    public void Manifests_LinkToNoPlaceThatIsNotThere()
    {
        foreach ((string file, string manifest) in new[] { (feed.Package, "CnnGen.nuspec"), (feed.Templates, "CnnGen.Templates.nuspec") })
        {
            using ZipArchive package = ZipFile.OpenRead(file);
            string text = Encoding.UTF8.GetString(Read(package.GetEntry(manifest)!));
            Assert.DoesNotContain(".invalid", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<projectUrl>", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CompilerThatTheTargetsAskFor_IsTheOneThatTheGeneratorIsBuiltFor()
    {
        Match version = Regex.Match(
            File.ReadAllText(Repository.PathOf("Directory.Packages.props")), "\"Microsoft.CodeAnalysis.CSharp\" Version=\"(?<version>[0-9]+\\.[0-9]+)\\.");
        string targets = File.ReadAllText(Repository.PathOf("src/CnnGen/buildTransitive/CnnGen.targets"));
        Assert.Contains($"'$(_CnnGenCompiler)', '{version.Groups["version"].Value}')", targets, StringComparison.Ordinal);
        Assert.Contains($"needs the C# compiler {version.Groups["version"].Value} or newer", targets, StringComparison.Ordinal);
    }

    [Fact]
    public void Library_IsSmall_AndKnowsItsLines()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        foreach (ZipArchiveEntry library in package.Entries.Where(static entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            Assert.InRange(library.Length, 1, MaximumLength);
            using MemoryStream bytes = new(Read(library));
            using System.Reflection.PortableExecutable.PEReader reader = new(bytes);
            Assert.Contains(reader.ReadDebugDirectory(), static entry => entry.Type == System.Reflection.PortableExecutable.DebugDirectoryEntryType.EmbeddedPortablePdb);
        }
    }

    [Fact]
    public void Manifest_HasLicenceReadmeAndIcon_AndNoDependency()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        XElement manifest = XDocument.Parse(Encoding.UTF8.GetString(Read(package.GetEntry("CnnGen.nuspec")!)).TrimStart('\uFEFF')).Root!;
        string Value(string name) => manifest.Descendants().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal(("MIT", "README.md", "icon.png"), (Value("license"), Value("readme"), Value("icon")));
        Assert.DoesNotContain(manifest.Descendants(), static element => element.Name.LocalName == "dependency");
        Assert.Equal(["net10.0", "net9.0"], manifest.Descendants().Attributes("targetFramework").Select(static attribute => attribute.Value));
    }

    [Fact]
    public async Task PackedAgain_HasTheSameBytes_AndNoPathOfTheMachine()
    {
        string again = Path.Combine(await feed.Pack("src/CnnGen", "again"), Path.GetFileName(feed.Package));
        using ZipArchive first = ZipFile.OpenRead(feed.Package);
        using ZipArchive second = ZipFile.OpenRead(again);
        Assert.Equal(first.Entries.Select(static entry => entry.FullName), second.Entries.Select(static entry => entry.FullName));
        foreach (ZipArchiveEntry entry in first.Entries)
        {
            byte[] bytes = Read(entry);
            Assert.True(bytes.AsSpan().SequenceEqual(Read(second.GetEntry(entry.FullName)!)), entry.FullName);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) < 0, entry.FullName);
        }
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
