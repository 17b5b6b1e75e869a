using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>An upsampling for machines with vectors of one width.</summary>
/// <param name="Bits">That width, in bits.</param>
/// <param name="Row">A whole row of inputs as one run; null where each pixel has a run of its own.</param>
/// <param name="Pixels">The pixels of a row, in stretches; none where the row is a run.</param>
internal sealed record UpSamplingVariant(int Bits, VectorRun? Row, EquatableArray<UpSamplingStretch> Pixels) : IKernelVariant;
