using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CnnGen.Generator.Tests.Robustness;

/// <summary>What the generator's assembly asks of its host.</summary>
public sealed class GuestTests
{
    private static readonly string[] s_allowedReferences =
        ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory"];

    private static readonly string[] s_forbiddenNamespaces =
        ["System.IO", "System.Net", "System.Threading.Tasks", "System.Reflection.Emit"];

    private static readonly string[] s_forbiddenTypes =
    [
        "System.Console", "System.Random", "System.DateTime", "System.DateTimeOffset", "System.Guid", "System.AppDomain", "System.Activator",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
    ];

    /// <summary>A host loads an analyzer that asks for no newer Roslyn than its own: this is the oldest supported.</summary>
    [Fact]
    public void Roslyn_IsTheOldestSupported()
    {
        using PEReader assembly = Open(out MetadataReader metadata);
        Dictionary<string, Version> references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), static reference => reference.Version);
        Assert.Equal(new Version(4, 14, 0, 0), references["Microsoft.CodeAnalysis"]);
        Assert.Equal(new Version(4, 14, 0, 0), references["Microsoft.CodeAnalysis.CSharp"]);

        // The others are the framework's, or Roslyn's own: nothing that a package would have to carry.
        Assert.All(
            references.Keys,
            static name => Assert.Contains(name, s_allowedReferences));
    }

    [Fact]
    public void Generator_ReadsNoFileClockOrEnvironment()
    {
        using PEReader assembly = Open(out MetadataReader metadata);
        string[] used = [.. metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")];
        Assert.Contains("System.Text.StringBuilder", used);
        Assert.DoesNotContain(used, static type => s_forbiddenTypes.Contains(type) || s_forbiddenNamespaces.Contains(type[..type.LastIndexOf('.')]));
    }

    [Theory]
    [InlineData("CultureInfo", "get_InvariantCulture")]
    [InlineData("Environment", "get_CurrentManagedThreadId")] // In the compiler's own code of iterators.
    public void Generator_UsesOneMemberAlone(string type, string expected)
    {
        using PEReader assembly = Open(out MetadataReader metadata);
        IEnumerable<string> used = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == type)
            .Select(member => metadata.GetString(member.Name));
        Assert.Equal([expected], used.Distinct());
    }

    private static PEReader Open(out MetadataReader metadata)
    {
        PEReader assembly = new(File.OpenRead(typeof(NetworkGenerator).Assembly.Location));
        metadata = assembly.GetMetadataReader();
        return assembly;
    }
}
