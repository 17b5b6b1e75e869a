using System.Reflection;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Where each diagnostic is explained.</summary>
internal static class Help
{
    /// <summary>The category of every diagnostic.</summary>
    public const string Category = "CnnGen";

    private static readonly string? s_project = typeof(Help).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static metadata => metadata.Key == "ProjectUrl")?.Value;

    public static string Link(string id) => $"{s_project}/docs/diagnostics/{id}.md";
}
