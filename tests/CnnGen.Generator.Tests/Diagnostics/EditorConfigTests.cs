using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Severities as users set them: in a file <c>.editorconfig</c> or by a pragma, read by the compiler of a build.</summary>
public sealed class EditorConfigTests
{
    private const string Suspicious = "[CnnGen.Cnn, CnnGen.Input(4, 4), CnnGen.MaxPool2D(1), CnnGen.Flatten, CnnGen.Dense(3)]";

    private const string Wrong = "[CnnGen.Cnn, CnnGen.Input(4, 4), CnnGen.Conv2D(1, 5)]";

    [Fact]
    public Task Severity_IsThatOfTheFilesSection() => ExpectAsync(
        """
        root = true

        [*.cs]
        dotnet_diagnostic.CNN109.severity = error

        [Strict.cs]
        dotnet_diagnostic.CNN108.severity = error

        [{Quiet,Calm}.cs]
        dotnet_diagnostic.CNN108.severity = none
        """,
        [("Strict", Suspicious), ("Quiet", Suspicious), ("Calm", Suspicious), ("Other", Suspicious)],
        "Other.cs: warning CNN108", "Strict.cs: error CNN108");

    [Fact]
    public Task SeverityOfTheCategory_CoversItsIds() => ExpectAsync(
        """
        root = true

        [Strict.cs]
        dotnet_analyzer_diagnostic.category-CnnGen.severity = error
        """,
        [("Strict", Suspicious), ("Other", Suspicious)],
        "Other.cs: warning CNN108", "Strict.cs: error CNN108");

    [Fact]
    public Task ErrorOfOneFile_CanBeLowered() => ExpectAsync(
        """
        root = true

        [Legacy.cs]
        dotnet_diagnostic.CNN050.severity = none

        [Moving.cs]
        dotnet_diagnostic.CNN050.severity = warning
        """,
        [("Legacy", Wrong), ("Moving", Wrong), ("Other", Wrong)],
        "Moving.cs: warning CNN050", "Other.cs: error CNN050");

    [Fact]
    public Task Pragma_CoversTheLinesBetween() => ExpectAsync(
        "root = true",
        [
            ("Quiet", $"#pragma warning disable CNN108\n{Suspicious}"),
            ("Early", $"#pragma warning disable CNN108\n#pragma warning restore CNN108\n{Suspicious}"),
            ("Split", $"[CnnGen.Cnn, CnnGen.Input(4, 4)]\n#pragma warning disable CNN108\n[CnnGen.MaxPool2D(1)]\n#pragma warning restore CNN108\n[CnnGen.AveragePool2D(1)]\n"),
        ],
        "Early.cs: warning CNN108", "Split.cs: warning CNN108");

    private static async Task ExpectAsync(string config, (string Class, string Attributes)[] networks, params string[] expected)
    {
        using RealCompiler compiler = new();
        compiler.Write(".editorconfig", config);
        foreach ((string name, string attributes) in networks)
        {
            compiler.Write($"{name}.cs", $"{attributes}\npartial class {name};\n");
        }

        Assert.Equal(expected, await compiler.CompileAsync(RealCompiler.CSharp, [.. networks.Select(static network => $"{network.Class}.cs")], "/analyzerconfig:.editorconfig"));
    }
}
