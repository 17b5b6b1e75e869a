using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>The checks of a mini-batch, before any work.</summary>
internal static class BatchGuard
{
    /// <summary>Checks samples with labels.</summary>
    /// <exception cref="ArgumentException">A length is wrong, or the loss takes no labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static MiniBatch Check<T>(in TrainingPlan plan, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
        where T : class, ICnn<T>
    {
        int samples = CheckInputs(plan, inputs, T.InputLength);
        if (plan.LabelsPerSample == 0)
        {
            throw new ArgumentException(
                $"The loss {plan.Loss} takes no labels: float targets of {NetworkGuard.Shape(T.OutputLength, plan.OutputShape)} a sample were expected.",
                nameof(labels));
        }

        long expected = (long)samples * plan.LabelsPerSample;
        if (labels.Length != expected)
        {
            throw new ArgumentException(
                $"{expected} labels were expected, {plan.LabelsPerSample} for each of {samples} samples, but there are {labels.Length}.", nameof(labels));
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)plan.Classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], $"labels[{i}] is {labels[i]}: a class from 0 to {plan.Classes - 1} was expected.");
            }
        }

        return new MiniBatch { Count = samples, Inputs = inputs, Labels = labels };
    }

    /// <summary>Checks samples with targets.</summary>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static MiniBatch Check<T>(in TrainingPlan plan, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
        where T : class, ICnn<T>
    {
        int samples = CheckInputs(plan, inputs, T.InputLength);
        long expected = (long)samples * T.OutputLength;
        if (targets.Length != expected)
        {
            string described = NetworkGuard.Samples(samples, T.OutputLength, plan.OutputShape);
            throw new ArgumentException($"{expected} targets were expected, {described}, but there are {targets.Length}.", nameof(targets));
        }

        return new MiniBatch { Count = samples, Inputs = inputs, Targets = targets };
    }

    private static int CheckInputs(in TrainingPlan plan, ReadOnlySpan<float> inputs, int inputLength)
    {
        (int samples, int rest) = Math.DivRem(inputs.Length, inputLength);
        return samples > 0 && rest == 0
            ? samples
            : throw new ArgumentException(
                $"One or more whole samples of {NetworkGuard.Shape(inputLength, plan.InputShape)} were expected, but the inputs have {inputs.Length} floats.",
                nameof(inputs));
    }
}
