using System.ComponentModel;
using System.Reflection;
using CnnGen.Generator.Model;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>The members that a network receives are listed in the model, in the library's interface, in the emitted class and in its stub: everywhere the same.</summary>
public sealed class GeneratedMembersTests
{
    private const string Source = "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Flatten, CnnGen.Sigmoid] public partial class Net;";

    private static readonly HeaderText s_weights = new("Net", "net.safetensors", []);

    [Fact]
    public void EmittedClass_HasTheMembersOfTheModel() => Assert.Equal(GeneratedMembers.Names.Order(StringComparer.Ordinal), PublicNames(Net(Source)));

    [Fact]
    public void Stub_HasTheMembersOfTheModel() =>
        Assert.Equal(GeneratedMembers.Names.Order(StringComparer.Ordinal), PublicNames(Net(Source.Replace("Input(4)", "Input(0)", StringComparison.Ordinal))));

    [Fact]
    public void ContractForUsers_HasTheMembersOfTheModel()
    {
        IEnumerable<string> offered = typeof(ICnn<>).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Where(static member => member is not MethodInfo { IsSpecialName: true } && member.GetCustomAttribute<EditorBrowsableAttribute>() is null)
            .Select(static member => member.Name)
            .Distinct();
        Assert.Equal(GeneratedMembers.Names.Except(["LoadEmbedded"]).Append("Create").Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Input(4)")]
    [InlineData("Input(0)")]
    public void SignaturesOfMethods_AreThoseOfTheModel(string input)
    {
        INamedTypeSymbol net = Net(Source.Replace("Input(4)", input, StringComparison.Ordinal));
        Assert.All(GeneratedMembers.Names, name => Assert.Equal(
            GeneratedMembers.Signatures(name).Order(StringComparer.Ordinal),
            net.GetMembers(name).OfType<IMethodSymbol>().Select(static method => string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString()))).Order(StringComparer.Ordinal)));
    }

    /// <summary>A constant would be burnt into every assembly that was compiled against it.</summary>
    [Fact]
    public void Facts_AreStaticPropertiesOfLiterals()
    {
        INamedTypeSymbol net = Net(Source);
        Assert.DoesNotContain(net.GetMembers(), static member => member is IFieldSymbol { IsConst: true });
        Assert.All(
            ["InputLength", "OutputLength", "InputShape", "OutputShape", "ParameterCount", "ScratchLength", "MultiplyAddCount", "Layers", "Summary", "Diagram"],
            name => Assert.True(Assert.IsAssignableFrom<IPropertySymbol>(Assert.Single(net.GetMembers(name))) is { IsStatic: true, IsReadOnly: true }));
    }

    private static INamedTypeSymbol Net(string source)
    {
        Generation generation = Generation.Run(Compile.Sources(source), s_weights);
        Assert.DoesNotContain(generation.CompilerDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return generation.Output.GetTypeByMetadataName("Net")!;
    }

    private static IEnumerable<string> PublicNames(INamedTypeSymbol net) => net.GetMembers()
        .Where(static member => member is { DeclaredAccessibility: Accessibility.Public } and not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.PropertyGet })
        .Select(static member => member.Name)
        .Distinct()
        .Order(StringComparer.Ordinal);
}
