using CnnGen.Generator.Model;
namespace CnnGen.Generator.Emission;
internal static class ActivationEmitter
{
    public static string ForwardExpression(ActivationFunction f, string v, VectorWidth w) => $"{w.Class}.MaxNative({w.Type}.Zero, {v})";
}
