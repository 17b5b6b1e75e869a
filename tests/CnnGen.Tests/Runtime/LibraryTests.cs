using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace CnnGen.Tests.Runtime;

/// <summary>What the library as it is shipped may use of the framework.</summary>
public sealed partial class LibraryTests
{
    private static readonly string[] s_forbiddenNamespaces = ["System.Net", "System.Reflection.Emit", "System.Runtime.Loader", "System.Linq.Expressions"];

    private static readonly string[] s_used = Members();

    /// <summary>By its sources: for collection expressions the compiler writes unsafe calls of its own.</summary>
    [Fact]
    public void Sources_AreSafeCode()
    {
        string folder = Repository.PathOf("src/CnnGen");
        string[] sources =
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(path => !Path.GetRelativePath(folder, path).StartsWith("obj", StringComparison.Ordinal)),
        ];
        Assert.True(sources.Length > 80);
        Assert.All(sources, static path => Assert.DoesNotMatch(Unsafe(), File.ReadAllText(path)));
    }

    [Fact]
    public void Library_StartsNoProcessOpensNoConnectionAndLoadsNoCode()
    {
        Assert.Contains("System.IO.File.Move", s_used);
        Assert.DoesNotContain(s_used, static member => s_forbiddenNamespaces.Any(name => member.StartsWith(name + ".", StringComparison.Ordinal)));
        Assert.DoesNotContain(s_used, static member => member.StartsWith("System.Diagnostics.Process", StringComparison.Ordinal));
        Assert.DoesNotContain("System.Reflection.Assembly.Load", s_used);
    }

    [Theory]
    [InlineData("System.Environment", "get_CurrentManagedThreadId", "get_ProcessorCount")]
    [InlineData("System.Activator")]
    [InlineData("System.Reflection.Assembly", "GetManifestResourceStream", "GetName")]
    [InlineData("System.Type", "GetTypeFromHandle", "op_Equality")]
    public void Library_UsesTheseMembersAlone(string type, params string[] expected) => Assert.Empty(
        s_used.Where(member => member.StartsWith(type + ".", StringComparison.Ordinal)).Select(member => member[(type.Length + 1)..]).Except(expected));

    /// <summary>Full names of all members that the assembly refers to.</summary>
    private static string[] Members()
    {
        using PEReader assembly = new(File.OpenRead(typeof(ParameterSet).Assembly.Location));
        MetadataReader metadata = assembly.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(static member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member =>
                {
                    TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                    return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
                })
                .Distinct(),
        ];
    }

    [GeneratedRegex(@"\bunsafe\b|\bUnsafe\.|\bfixed \(|MemoryMarshal\.(Get|Create)|DllImport|LibraryImport|\bvoid\*|\bfloat\*")]
    private static partial Regex Unsafe();
}
