namespace CnnGen.Generator.Model;

/// <summary>The member of a layer with parameters, in a class whose network is not valid.</summary>
/// <param name="Name">As in code: <c>Conv1</c>.</param>
/// <param name="Tensors">The members of its type: <c>Weight</c>, <c>Bias</c>.</param>
internal sealed record StubMember(string Name, EquatableArray<string> Tensors);
