using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

internal static class NetworkEmitter
{
    public static EquatableArray<EmittedFile> Emit(Network network) => new([new EmittedFile(HintNames.Of(network.Target), "// " + network + "\n")]);
}
