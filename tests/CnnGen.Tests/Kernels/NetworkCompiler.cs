using System.Reflection;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;

namespace CnnGen.Tests.Kernels;

/// <summary>Emits networks and compiles them in memory, many in one compilation.</summary>
internal static class NetworkCompiler
{
    /// <summary>The networks, each with its class name made unique, in the order given.</summary>
    public static IReadOnlyList<GeneratedNetwork> Compile(IEnumerable<Network> networks, bool checkOverflow = false)
    {
        Network[] named = [.. networks.Select(static (network, i) => network with { Target = network.Target with { Name = FormattableString.Invariant($"Net{i}") } })];
        Assembly assembly = InMemoryCompiler.Compile(named.SelectMany(Files), checkOverflow);
        return [.. named.Select(network => GeneratedNetwork.Create(assembly.GetType($"{network.Target.Namespace}.{network.Target.Name}", throwOnError: true)!, network))];
    }

    public static GeneratedNetwork Compile(Network network) => Compile([network])[0];

    private static IEnumerable<(string Path, string Text)> Files(Network network)
    {
        string declaration = $"namespace {network.Target.Namespace};\n/// <summary>A network under test.</summary>\npublic sealed partial class {network.Target.Name};\n";
        return [($"{network}.cs", declaration), .. NetworkEmitter.Emit(network).Select(static file => (file.HintName, file.Text))];
    }
}
