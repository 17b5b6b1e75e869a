using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>The parameter storage, and the steps that know their places in it.</summary>
/// <param name="Steps">The steps as lowered, with the places of their tensors.</param>
/// <param name="Tensors">Every tensor, in the order of the layers.</param>
/// <param name="LearnedLength">Floats of the tensors that training changes: they are the first of the storage.</param>
/// <param name="Length">Floats of the whole storage.</param>
/// <param name="TransposedLength">Floats of the weights as repacked for the backward pass.</param>
internal sealed record PlannedParameters(
    List<Step> Steps, EquatableArray<ParameterPlan> Tensors, int LearnedLength, int Length, long TransposedLength);
