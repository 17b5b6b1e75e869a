using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>Projects in which ordinary code warns of something: emitted files, which nobody can change, do not.</summary>
public sealed class StrictProjectsTests
{
    private const string Layers = "[CnnGen.Cnn, CnnGen.Input(8, 8, 2), CnnGen.Conv2D(4, 3, Name = \"0\"), CnnGen.Flatten, CnnGen.Dense(3), CnnGen.Softmax] ";

    public static TheoryData<string> Projects =>
    [
        "[assembly: System.CLSCompliant(true)] namespace M; " + Layers + "public partial class Net;",
        "[assembly: System.CLSCompliant(true)] namespace M; " + Layers + "public partial class Net { public int dense1, summary; }",
        Layers + "public partial class Net : B; public class B { [System.Obsolete] public B() { } }",
        Layers + "public partial class Net : B; public class B { [System.Obsolete(\"Use C.\")] public B(int x = 3) { } }",
        Layers + "public partial class Net : B; public class B { [System.Obsolete(\"Use C.\", DiagnosticId = \"MINE1\")] protected B() { } }",
        Layers + "public partial class Net : B; public class B { [System.Diagnostics.CodeAnalysis.Experimental(\"MINE2\")] public B() { } }",
        Layers + "public partial class Net : B; [System.Obsolete] public class B;",
        Layers + "public partial class Net : B; [System.Diagnostics.CodeAnalysis.Experimental(\"MINE3\")] public class B;",
        "[System.Obsolete] " + Layers + "public partial class Net;",
        "[System.Diagnostics.CodeAnalysis.Experimental(\"MINE4\")] " + Layers + "public partial class Net;",
        "[System.Obsolete(\"No.\", true)] public partial class Outer { " + Layers + "public partial class Net; }",
        Layers + "public partial class Net { readonly string _label; public Net(int seed, string label) : this(seed) => _label = label; public override string ToString() => _label; }",
        Layers + "public partial class Net { public string Label { get; set; } public event System.Action Changed; public void M() => Changed(); }",
        "public class B { protected string Name; } " + Layers + "public partial class Net : B;",
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void EmittedFiles_WarnOfNothing(string source) => AssertSilent(Compile.Sources(source));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Stubs_WarnOfNothing(string source) => AssertSilent(Compile.Sources(source.Replace("Dense(3)", "Dense(0)", StringComparison.Ordinal)));

    [Fact]
    public void ForbiddenBaseConstructor_IsOneDiagnostic() =>
        AssertSilent(Compile.Sources(Layers + "public partial class Net : B; public class B { [System.Obsolete(\"No.\", true)] public B() { } }"));

    /// <summary>A test project sees its library's internal types and compiles the same network from the same file.</summary>
    [Fact]
    public void FriendAssemblyWithTheSameNetwork_WarnsOfNothing()
    {
        string network = "namespace M; " + Layers + "partial class Net;";
        Compilation library = Generation.Run(Compile.Sources("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]", network)).Output;
        CSharpCompilation tests = Compile.Sources(network).WithAssemblyName("Tests");
        AssertSilent(tests.AddReferences(library.ToMetadataReference()));
        AssertSilent(Compile.Sources(network.Replace("Dense(3)", "Dense(0)", StringComparison.Ordinal)).WithAssemblyName("Tests").AddReferences(library.ToMetadataReference()));
    }

    private static void AssertSilent(CSharpCompilation compilation)
    {
        Generation generation = Generation.Run(compilation.WithOptions(compilation.Options.WithWarningLevel(9999)));
        Assert.NotEmpty(generation.Files);
        Assert.DoesNotContain(generation.CompilerDiagnostics(), static diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) != false);
    }
}
