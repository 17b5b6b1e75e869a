using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>Writes a class whose declaration is not valid: every member is there, so that code that uses the class compiles, and throws.</summary>
internal static class StubEmitter
{
    public static EmittedFile Emit(StubTarget stub) => new(HintNames.Of(stub.Target), "");
}
