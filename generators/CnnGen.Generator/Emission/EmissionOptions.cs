namespace CnnGen.Generator.Emission;

/// <summary>How a network is emitted. The product has one way, <see cref="Product"/>; the tests ask for more.</summary>
/// <param name="Element">What the kernels compute in. The user's class is there for <c>float</c> alone.</param>
/// <param name="WithInputGradient">Whether the training pass takes one more span, <c>inputGradients</c>, and writes the gradient of the inputs to it.</param>
internal sealed record EmissionOptions(ElementType Element, bool WithInputGradient)
{
    public static readonly EmissionOptions Product = new(ElementType.Single, WithInputGradient: false);
}
