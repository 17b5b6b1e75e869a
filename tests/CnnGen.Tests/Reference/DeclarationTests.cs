using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Tests.Reference;

/// <summary>
/// Parsing and shape inference against networks built by hand: the declaration that a user would write comes to the same model, with the shapes and pads that
/// the published formulas (and PyTorch's files) give.
/// </summary>
public sealed class DeclarationTests
{
    public static TheoryData<string> CaseNames => ReferenceCase.Names;

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void ReferenceCase_IsDeclaredAsBuilt(string name)
    {
        AssertDeclaredAsBuilt([ReferenceCase.Load(name).ToNetwork()]);
        AssertDeclaredAsBuilt([ReferenceCase.Load(name).ToNetwork(withSoftmax: true)]);
    }

    [Fact]
    public void EveryKindOfLayer_IsDeclaredAsBuilt() => AssertDeclaredAsBuilt(NetworkCatalog.Layers.Values);

    [Fact]
    public void EveryLoss_IsDeclaredAsBuilt() => AssertDeclaredAsBuilt(NetworkCatalog.Losses.Values);

    private static void AssertDeclaredAsBuilt(IEnumerable<Network> networks)
    {
        Network[] named = [.. networks.Select(static (network, i) => network with { Target = network.Target with { Name = FormattableString.Invariant($"Net{i}") } })];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Declarations", named.Select(static network => CSharpSyntaxTree.ParseText(NetworkSource.Write(network))), CompilationReferences.All);
        foreach (Network network in named)
        {
            INamedTypeSymbol type = compilation.GetTypeByMetadataName($"{network.Target.Namespace}.{network.Target.Name}")!;
            Network? declared = NetworkChecker.Check(type, compilation, TestContext.Current.CancellationToken).Network;
            Assert.True(network == declared, $"{NetworkSource.Write(network)}\nbuilt:    {Describe(network)}\ndeclared: {Describe(declared)}");
        }
    }

    private static string Describe(Network? network) => network is null
        ? "no network"
        : $"{network} {string.Join("\n  ", network.Layers)}";
}
