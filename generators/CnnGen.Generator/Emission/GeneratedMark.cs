namespace CnnGen.Generator.Emission;

/// <summary>
/// What tells tools that emitted code is nobody's to test or to correct: it stands on each emitted type, and on each member that a class receives; on the class
/// itself it would hide the user's own members from code coverage.
/// </summary>
internal static class GeneratedMark
{
    private static readonly string s_version = typeof(GeneratedMark).Assembly.GetName().Version.ToString(3);

    /// <summary>The attributes, on a line of their own before a declaration.</summary>
    public static string Attributes { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"CnnGen\", \"{s_version}\"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";
}
