using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Robustness;

/// <summary>The generator as a guest of the compilers that builds run.</summary>
public sealed class RealCompilerTests
{
    /// <summary>A generator built against a newer Roslyn would not be loaded, with warning CS9057 alone; one that throws is warning CS8785.</summary>
    [Fact]
    public async Task CompilerOfTheSdk_LoadsTheGenerator_AndWarnsOfNothing()
    {
        using RealCompiler compiler = new();
        compiler.Write("Net.cs", Samples.Classic.Replace("[Dense(128), ", "[Dense(128, Activation = Activation.ReLU), ", StringComparison.Ordinal));
        compiler.Write("Use.cs", "class Use { public static int Length => Models.FashionNet.OutputLength; }");
        Assert.Empty(await compiler.CompileAsync(RealCompiler.CSharp, ["Net.cs", "Use.cs"], "/nullable:enable", "/warn:9999"));
    }

    [Fact]
    public async Task TwoBuilds_AreTheSameToTheByte()
    {
        byte[] first = await BuildAsync();
        Assert.Equal(first, await BuildAsync());

        static async Task<byte[]> BuildAsync()
        {
            using RealCompiler compiler = new();
            compiler.Write("Net.cs", Samples.Nested);
            Assert.Empty(await compiler.CompileAsync(
                RealCompiler.CSharp, ["Net.cs"], "/deterministic", "/debug:embedded", "/embed", "/optimize", $"/pathmap:{compiler.Folder}=/src"));
            return compiler.Result();
        }
    }

    /// <summary>A package brings its analyzers to projects of every language.</summary>
    [Fact]
    public async Task VisualBasicProject_IsLeftAlone()
    {
        using RealCompiler compiler = new();
        compiler.Write("Net.vb", "<CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3)>\nClass Net\nEnd Class\n");
        string runtime = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "Microsoft.VisualBasic.Core.dll");
        Assert.Empty(await compiler.CompileAsync(RealCompiler.VisualBasic, ["Net.vb"], $"/vbruntime:{runtime}", "/define:_MYTYPE=\"Empty\""));
    }
}
