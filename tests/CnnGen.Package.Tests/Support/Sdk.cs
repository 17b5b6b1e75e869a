namespace CnnGen.Package.Tests.Support;

/// <summary>The <c>dotnet</c> command.</summary>
internal static class Sdk
{
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a command of the SDK. No build server outlives it.</summary>
    public static Task<ProgramRun> Run(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments) => ProgramRun.Of(
        Host,
        arguments,
        folder,
        environment: new Dictionary<string, string>(environment ?? new Dictionary<string, string>())
        {
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["MSBUILDTERMINALLOGGER"] = "off",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["UseSharedCompilation"] = "false",
        });

    /// <summary>The warnings and errors of a build, each once.</summary>
    public static string[] Complaints(ProgramRun build) =>
    [
        .. build.Output.Split('\n')
            .Where(static line => line.Contains(": warning ", StringComparison.Ordinal) || line.Contains(": error ", StringComparison.Ordinal))
            .Select(static line => line.Trim())
            .Distinct(),
    ];
}
