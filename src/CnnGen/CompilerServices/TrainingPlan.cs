using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>The literals of a network that its trainer needs.</summary>
/// <param name="TileLength">Samples that go forward and backward together while they are in cache.</param>
/// <param name="ScratchLength">Floats that a whole tile needs for activations and their gradients.</param>
/// <param name="ParameterLength">Floats of the parameter storage: the parameters, each tensor filled up with zeros.</param>
/// <param name="TransposedLength">Floats of the weights as repacked for the backward pass.</param>
/// <param name="Loss">The loss.</param>
/// <param name="LabelsPerSample">Integer labels a sample: 1, height x width for per-pixel classes, or 0 where the loss takes none.</param>
/// <param name="Classes">Labels lie in 0..Classes-1; 0 where the loss takes none.</param>
/// <param name="LossTerms">Terms a sample over which the loss is the mean: labels for cross entropy, output elements otherwise.</param>
/// <param name="InputShape">The input's shape for messages, as in <c>28x28x1</c>.</param>
/// <param name="OutputShape">The output's shape for messages.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TrainingPlan(
    int TileLength, int ScratchLength, int ParameterLength, int TransposedLength, Loss Loss, int LabelsPerSample, int Classes, int LossTerms,
    string InputShape, string OutputShape);
