namespace CnnGen.Tests.Reference;

/// <summary>A tensor of a stored case.</summary>
internal sealed record ReferenceTensor(string Name, int[] Shape, float[] Values);
