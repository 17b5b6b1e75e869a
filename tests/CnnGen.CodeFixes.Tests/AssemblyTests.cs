using System.Reflection;
using CnnGen.Generator;
using CnnGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnGen.CodeFixes.Tests;

public sealed class AssemblyTests
{
    private static readonly Type[] s_fixes =
        [.. typeof(DocumentFixProvider).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)];

    [Fact]
    public void Generator_LoadsWithoutWorkspaces() => Assert.DoesNotContain(
        typeof(NetworkGenerator).Assembly.GetReferencedAssemblies(), static name => name.Name!.Contains("Workspaces", StringComparison.Ordinal));

    [Fact]
    public void EveryFix_IsOfferedForDiagnosticsThatExist() => Assert.All(s_fixes, static type =>
    {
        Assert.True(type.IsPublic);
        ExportCodeFixProviderAttribute export = type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        Assert.Equal(type.Name, export.Name);
        Assert.Subset(
            Descriptors.All.Select(static descriptor => descriptor.Id).ToHashSet(),
            ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds.ToHashSet());
    });
}
