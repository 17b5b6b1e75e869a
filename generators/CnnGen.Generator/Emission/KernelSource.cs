using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>A kernel's file before it is written: equal to another exactly when both are written alike, so that an edit elsewhere in a network writes none.</summary>
/// <param name="HintName">The file.</param>
/// <param name="Target">The class of the network.</param>
/// <param name="Kernel">The kernel.</param>
internal sealed record KernelSource(string HintName, TargetClass Target, Kernel Kernel);
