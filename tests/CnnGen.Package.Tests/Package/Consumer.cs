using CnnGen.Package.Tests.Support;

namespace CnnGen.Package.Tests.Package;

/// <summary>A project outside the repository that has nothing but the package.</summary>
internal sealed class Consumer
{
    private readonly string _folder;

    /// <param name="feed">Where the package comes from.</param>
    /// <param name="program">The C# of the project.</param>
    /// <param name="project">More of the project file.</param>
    /// <param name="framework">The target.</param>
    public Consumer(PackedFeed feed, string program, string project = "", string framework = "net10.0")
    {
        _folder = feed.NewFolder("consumer");
        Write("Program.cs", program);
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <LangVersion>latest</LangVersion>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="CnnGen" Version="{feed.Version}" />
              </ItemGroup>
              {project}
            </Project>
            """);
    }

    public string PathOf(string file) => Path.Combine(_folder, file);

    public void Write(string file, string text) => Write(file, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), content);
    }

    public Task<ProgramRun> Build(params string[] arguments) => Sdk.Run(_folder, null, ["build", "-c", "Release", .. arguments]);

    public Task<ProgramRun> Restore() => Sdk.Run(_folder, null, "restore");

    /// <summary>Runs one target of the project, as it stands.</summary>
    public Task<ProgramRun> Target(string target, params string[] options) => Sdk.Run(_folder, null, ["msbuild", $"-t:{target}", .. options]);

    /// <summary>Lists what <c>dotnet watch</c> looks at.</summary>
    public Task<ProgramRun> WatchedFiles() => Sdk.Run(_folder, null, "watch", "--list");

    /// <summary>Builds and runs, as <c>dotnet run --project</c> does from another folder.</summary>
    public Task<ProgramRun> RunProject(params string[] arguments) => Sdk.Run(Path.GetDirectoryName(_folder)!, null, ["run", "-c", "Release", "--project", _folder, "--", .. arguments]);

    /// <summary>Runs what was built.</summary>
    public Task<ProgramRun> Run(params string[] arguments) => ProgramRun.Of(Sdk.Host, [PathOf("bin/Release/net10.0/Consumer.dll"), .. arguments], _folder);
}
