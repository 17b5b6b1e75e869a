using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>From source text to the model, without the driver.</summary>
internal static class Declared
{
    /// <summary>What the class <c>Net</c> in <paramref name="source"/> comes to.</summary>
    public static NetworkResult Result(string source, string metadataName = "Net")
    {
        Compilation compilation = Compile.Sources(source);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName(metadataName) ?? throw new ArgumentException($"There is no {metadataName}.", nameof(metadataName));
        return NetworkChecker.Check(type, compilation, TestContext.Current.CancellationToken);
    }

    /// <summary>The valid network of the given attributes, one a line.</summary>
    public static Network Network(string attributes) =>
        Result(Source(attributes)).Network ?? throw new ArgumentException($"Not a valid network: {attributes}", nameof(attributes));

    /// <summary>A file with a class <c>Net</c> of the given attributes.</summary>
    public static string Source(string attributes) => $"using CnnGen;\n\n[Cnn]\n{attributes}\npublic sealed partial class Net;\n";
}
