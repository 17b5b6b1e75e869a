using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>A fully connected layer over a tile of samples: a convolution with one tap along a row whose pixels are the samples.</summary>
/// <param name="Input">The features: the feature map that was flattened, in its own order, or a flat shape.</param>
/// <param name="Units">Outputs.</param>
internal sealed record DenseOperation(Shape Input, int Units, bool HasBias, ActivationFunction Fused) : WeightedOperation(HasBias, Fused)
{
    public override int InputLength => Input.Length;

    public override int OutputLength => Units;

    public override int Filters => Units;

    public override int StorageFilters => Units;

    public override Shape Kernel => Input;

    public override int Positions => 1;

    public override Contraction Forward => Role(Input.Length, Units);

    public override EquatableArray<BackwardPhase> BackwardData => new([new BackwardPhase(0, 0, 0, 1, 0, 1, Role(Units, Input.Length))]);

    public override long TransposedLength => (long)Panels.Count(Input.Length) * Panels.Width(Input.Length) * Units;

    private static Contraction Role(int reduction, int lanes)
    {
        int panel = Panels.Width(lanes);
        return new Contraction(
            AxisMap.Single, new AxisMap(Contraction.Samples, 1, 1, 1, 0, Contraction.Samples), reduction, lanes, IsLanewise: false, Groups: 1,
            new MapLayout(0, 0, reduction, 0), new MapLayout(0, 0, lanes, 0),
            new WeightLayout(0, 0, reduction * panel, reduction * panel, reduction * panel, panel));
    }
}
