using System.Globalization;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Why a step was refused, with the first tensor that shows it.</summary>
internal static class UpdateFailure
{
    private const string Unchanged = "the weights and the optimizer are as before";

    /// <summary>A gradient is infinite or no number.</summary>
    public static NotFiniteNumberException Gradient(long step, ParameterSet gradients)
    {
        int index = gradients.Storage.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        float value = gradients.Storage[index];
        return new(
            $"The gradient of {Tensor(gradients, index)} has the value {Text(value)} in step {step}; {Unchanged}. "
            + "Try a smaller learning rate, and look for very large values in the inputs and targets.",
            value);
    }

    /// <summary>The gradients are finite, but not what the update makes of them.</summary>
    public static NotFiniteNumberException Update(long step, ParameterSet parameters, (int Index, float Value) failure)
    {
        string tensor = Tensor(parameters, failure.Index);
        float weight = parameters.PaddedStorage[failure.Index];
        return new(
            float.IsFinite(weight)
                ? $"The update of {tensor} exceeds the range of a float in step {step}; {Unchanged}. Try a smaller learning rate, or limit the gradients."
                : $"The tensor {tensor} has the value {Text(weight)} before step {step}; {Unchanged}. Set or load finite values.",
            failure.Value);
    }

    /// <summary>The tensor at a place in the storage: the last one that begins there or before it, wherever it stands in the list.</summary>
    private static string Tensor(ParameterSet set, int index)
    {
        ParameterLayout found = default;
        foreach (ref readonly ParameterLayout layout in set.Layouts)
        {
            found = layout.Offset <= index && (found.Name is null || layout.Offset > found.Offset) ? layout : found;
        }

        return found.Name;
    }

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
