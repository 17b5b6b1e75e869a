namespace CnnGen.Generator.Model;

/// <summary>A class whose network is not valid, as far as it takes to keep the code that uses it free of follow-up errors.</summary>
/// <param name="Target">The class, which can be extended.</param>
/// <param name="HasConstructor">Whether a generated constructor compiles.</param>
/// <param name="Members">The public members that the class leaves room for.</param>
/// <param name="LayerMembers">The members of layers with parameters.</param>
/// <param name="IsOldLanguage">Whether the project's C# is older than static members of interfaces (C# 11), without which the class cannot implement its interface.</param>
internal sealed record StubTarget(
    TargetClass Target, bool HasConstructor, EquatableArray<string> Members, EquatableArray<StubMember> LayerMembers, bool IsOldLanguage);

/// <summary>What a declaration comes to: a network, or a stub, or nothing.</summary>
/// <param name="Network">The network; null where the declaration is not valid.</param>
/// <param name="Stub">What stands for it then, if the class can be extended.</param>
/// <param name="Foreign">Layers that are not ours.</param>
internal sealed record NetworkResult(Network? Network, StubTarget? Stub, EquatableArray<ForeignLayer> Foreign);
