using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>The literals of a network that its trainer needs.</summary>
/// <param name="TileLength">Samples that go forward and backward together while they are in cache.</param>
/// <param name="ScratchLength">Floats that a whole tile needs for activations and their gradients.</param>
/// <param name="ParameterLength">Floats of the learned parameters, each tensor filled up with zeros: they are the first of the parameter storage, and frozen ones lie behind them.</param>
/// <param name="TransposedLength">Floats of the weights as repacked for the backward pass.</param>
/// <param name="Loss">The loss.</param>
/// <param name="IsDefaultLoss">Whether the class declares no loss, so that the last layer decides.</param>
/// <param name="LabelsPerSample">
/// Integer labels per sample: 1, or height x width for per-pixel classes; with binary cross entropy one per output; 0 where the loss takes none.
/// </param>
/// <param name="Classes">Labels lie in 0..Classes-1; 0 where the loss takes none.</param>
/// <param name="LossTerms">Terms per sample over which the loss is the mean: labels for cross entropy, output elements otherwise.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TrainingPlan(
    int TileLength, int ScratchLength, int ParameterLength, int TransposedLength, Loss Loss, bool IsDefaultLoss, int LabelsPerSample, int Classes, int LossTerms);
