using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>The tensors that training changes. They are the first of the storage; in the list they stand anywhere.</summary>
internal static class LearnedParameters
{
    /// <param name="layouts">Those of all tensors, in the order of the layers.</param>
    /// <param name="plan">Says where the learned ones end.</param>
    /// <returns>Those of the learned tensors, in the order of the layers.</returns>
    public static ParameterLayout[] Of(ReadOnlySpan<ParameterLayout> layouts, in TrainingPlan plan)
    {
        List<ParameterLayout> learned = new(layouts.Length);
        foreach (ref readonly ParameterLayout layout in layouts)
        {
            if (layout.Offset < plan.ParameterLength)
            {
                learned.Add(layout);
            }
        }

        return [.. learned];
    }
}
