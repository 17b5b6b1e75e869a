using System.Reflection;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Where each diagnostic is explained.</summary>
/// <remarks>
/// A compiler prints the link after each message, and editors open it where it is an absolute address. As long as the project has no home on the web, the
/// link is the page's path in the repository and in the package: short, found by who looks for it, and no address that leads nowhere.
/// </remarks>
internal static class Help
{
    /// <summary>The category of every diagnostic.</summary>
    public const string Category = "CnnGen";

    private static readonly string? s_project = typeof(Help).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static metadata => metadata.Key == "ProjectUrl")?.Value;

    public static string Link(string id) => Page($"docs/diagnostics/{id}.md");

    /// <summary>A page of the documentation, by its path in the repository.</summary>
    public static string Page(string path) => Page(s_project, path);

    /// <summary>As above, for a project at another address; <c>.invalid</c> is a name that never exists, kept for those that have none yet.</summary>
    public static string Page(string? project, string path) =>
        Uri.TryCreate(project, UriKind.Absolute, out Uri? address) && !address.Host.EndsWith(".invalid", StringComparison.Ordinal) ? $"{project}/{path}" : path;
}
