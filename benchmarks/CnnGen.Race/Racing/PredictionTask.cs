using CnnGen.Race.Models;

namespace CnnGen.Race.Racing;

/// <summary>A batch to predict: the same weights and inputs for everyone.</summary>
/// <param name="Model">The network.</param>
/// <param name="Parameters">Its weights.</param>
/// <param name="Batch">Samples a call.</param>
/// <param name="Threads">Threads that a call may use.</param>
/// <param name="Inputs">The samples, channels last.</param>
/// <param name="OutputLength">Floats of the whole output.</param>
internal sealed record PredictionTask(Model Model, ParameterSet Parameters, int Batch, int Threads, float[] Inputs, int OutputLength);
