namespace CnnGen.Generator.Planning;

/// <summary>
/// The input pixels that leave the same remainder when divided by the stride: they see the same taps, so that their gradient is a dense contraction.
/// </summary>
/// <param name="Row">The first input row.</param>
/// <param name="Column">The first input column.</param>
/// <param name="LastKernelRow">The kernel row of tap row 0; later tap rows walk backwards.</param>
/// <param name="KernelRowStep">Kernel rows between two tap rows.</param>
/// <param name="LastKernelColumn">The kernel column of tap column 0.</param>
/// <param name="KernelColumnStep">Kernel columns between two tap columns.</param>
/// <param name="Contraction">The gradient of these pixels; without taps where the stride steps over them.</param>
internal sealed record BackwardPhase(
    int Row, int Column, int LastKernelRow, int KernelRowStep, int LastKernelColumn, int KernelColumnStep, Contraction Contraction)
{
    public bool IsEmpty => Contraction.Rows.Taps == 0 || Contraction.Columns.Taps == 0;
}
