namespace CnnGen.Generator.Model;

/// <summary>A class whose network is not valid, as far as it takes to keep the code that uses it free of follow-up errors.</summary>
/// <param name="Target">The class, which can be extended.</param>
/// <param name="HasConstructor">Whether a generated constructor compiles.</param>
/// <param name="Members">The public members that the class leaves room for.</param>
/// <param name="LayerMembers">The members of layers with parameters.</param>
internal sealed record StubTarget(TargetClass Target, bool HasConstructor, EquatableArray<string> Members, EquatableArray<string> LayerMembers);

/// <summary>What a declaration comes to: a network, or a stub, or nothing.</summary>
internal sealed record NetworkResult(Network? Network, StubTarget? Stub);
