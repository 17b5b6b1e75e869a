namespace CnnGen.Tests.Naive;

/// <summary>A named tensor in PyTorch's layout, with the gradient that the last run gave it.</summary>
/// <param name="name">PyTorch's name, as in <c>conv1.weight</c>.</param>
/// <param name="shape">PyTorch's shape.</param>
internal sealed class NaiveTensor(string name, params int[] shape)
{
    public string Name { get; } = name;

    public int[] Shape { get; } = shape;

    public double[] Values { get; } = new double[shape.Aggregate(1, static (product, size) => product * size)];

    public double[] Gradient { get; } = new double[shape.Aggregate(1, static (product, size) => product * size)];
}
