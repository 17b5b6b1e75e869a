using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>The checks of a mini-batch, before any work.</summary>
internal static class BatchGuard
{
    /// <summary>Checks samples with labels.</summary>
    /// <exception cref="ArgumentException">A length is wrong, or the loss takes no labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class of the network.</exception>
    public static MiniBatch Check<T>(in TrainingPlan plan, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
        where T : class, ICnn<T>
    {
        int samples = CheckInputs(inputs, T.InputShape);
        if (plan.LabelsPerSample == 0)
        {
            throw new ArgumentException(NoLabels(typeof(T).Name, plan, T.OutputShape), nameof(labels));
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
                string valid = plan.Loss == Loss.BinaryCrossEntropy ? "0 or 1" : $"a class from 0 to {plan.Classes - 1}";
                throw new ArgumentOutOfRangeException(nameof(labels), labels[i], $"labels[{i}] is {labels[i]}: {valid} was expected.");
            }
        }

        return new MiniBatch { Count = samples, Inputs = inputs, Labels = labels };
    }

    /// <summary>Checks samples with targets.</summary>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static MiniBatch Check<T>(in TrainingPlan plan, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
        where T : class, ICnn<T>
    {
        int samples = CheckInputs(inputs, T.InputShape);
        long expected = (long)samples * T.OutputLength;
        if (targets.Length != expected)
        {
            throw new ArgumentException(
                $"{expected} targets were expected, {NetworkGuard.Samples(samples, T.OutputShape)}, but there are {targets.Length}.", nameof(targets));
        }

        return new MiniBatch { Count = samples, Inputs = inputs, Targets = targets };
    }

    /// <summary>Why a loss takes no labels, and what to do: whoever declared no loss has never heard of the one that the network has.</summary>
    private static string NoLabels(string network, in TrainingPlan plan, SampleShape output)
    {
        string remedy = output.Channels == 1 ? "for labels of 0 and 1 add [Loss(Loss.BinaryCrossEntropy)]" : "for class labels add [Softmax] or [Loss(Loss.CrossEntropy)]";
        string reason = plan.IsDefaultLoss
            ? $"'{network}' ends without [Softmax] and declares no loss, so its loss is the mean squared error ({plan.Loss}), which takes no labels"
            : $"The loss of '{network}' is {plan.Loss}, which takes no labels";
        return $"{reason}; {remedy}, for a regression pass float targets, {NetworkGuard.Described(output)} per sample.";
    }

    private static int CheckInputs(ReadOnlySpan<float> inputs, SampleShape shape)
    {
        (int samples, int rest) = Math.DivRem(inputs.Length, shape.Length);
        return samples > 0 && rest == 0
            ? samples
            : throw new ArgumentException(
                $"One or more whole samples of {NetworkGuard.Described(shape)} were expected, but the inputs have {inputs.Length} floats.", nameof(inputs));
    }
}
