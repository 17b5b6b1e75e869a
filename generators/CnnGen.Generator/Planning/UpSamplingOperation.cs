using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>Each pixel of a map, repeated down and along it.</summary>
/// <param name="Input">The input's shape, always spatial.</param>
/// <param name="Factors">Output pixels for each input pixel, per axis; not 1 on both.</param>
internal sealed record UpSamplingOperation(Shape Input, Size Factors) : Operation
{
    public Shape Output => Shape.Spatial(Input.Height * Factors.Height, Input.Width * Factors.Width, Input.Channels);

    public override int InputLength => Input.Length;

    public override int OutputLength => Output.Length;

    /// <summary>Elements of a row of inputs.</summary>
    public int RowLength => Input.Width * Input.Channels;

    /// <summary>Elements of a row of outputs.</summary>
    public int OutputRowLength => RowLength * Factors.Width;

    /// <summary>Whether a map that is one pixel wide stays so: it lies in memory as one that is one pixel high.</summary>
    public bool IsColumn => Input is { Width: 1, Height: > 1 } && Factors.Width == 1;

    /// <summary>The operation as its kernel computes it: down a column as along a row.</summary>
    public UpSamplingOperation AlongRows() => IsColumn ? new(ColumnMap.Turn(Input), new Size(1, Factors.Height)) : this;

    public override BackwardNeeds Needs => BackwardNeeds.None;

    public override bool IsElementwise => false;

    public override bool OverwritesGradient => false;

    public override bool PassesGradient => false;

    public override bool KeepsOrder => false;

    public override bool UsesKey => false;

    public override bool HoldsParameters => false;
}
