using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>A loss of a whole batch, on logits where it is a cross entropy, on outputs where it is a regression.</summary>
internal sealed class NaiveLoss(LossFunction loss, Shape shape)
{
    /// <summary>The mean loss and its gradient, from the values of all samples [n][c][y][x].</summary>
    public (double Loss, double[] Gradient) Evaluate(double[] z, NaiveTargets targets)
    {
        double[] gradient = new double[z.Length];
        double sum = loss.Kind == LossKind.CrossEntropy ? CrossEntropy(z, targets, gradient) : ElementWise(z, targets.Values!, gradient);
        int terms = loss.Kind == LossKind.CrossEntropy ? z.Length / shape.Channels : z.Length;
        return (sum / terms, [.. gradient.Select(value => value / terms)]);
    }

    /// <summary>-Σ over c of t[c] * log softmax(z)[c] for each sample and pixel, where t is smoothed to (1 - s) * t + s / classes.</summary>
    private double CrossEntropy(double[] z, NaiveTargets targets, double[] gradient)
    {
        int classes = shape.Channels;
        double sum = 0;
        for (int position = 0; position < z.Length / classes; position++)
        {
            int sample = position / shape.Pixels;
            int pixel = position % shape.Pixels;
            int[] places = [.. Enumerable.Range(0, classes).Select(c => (((sample * classes) + c) * shape.Pixels) + pixel)];
            double[] target = [.. places.Select((place, c) => targets.Values?[place] ?? (targets.Labels![position] == c ? 1 : 0))];
            target = [.. target.Select(t => ((1 - loss.LabelSmoothing) * t) + (loss.LabelSmoothing / classes))];
            double largest = places.Max(place => z[place]);
            double logSum = largest + Math.Log(places.Sum(place => Math.Exp(z[place] - largest)));
            for (int c = 0; c < classes; c++)
            {
                sum -= target[c] * (z[places[c]] - logSum);
                gradient[places[c]] = (Math.Exp(z[places[c]] - logSum) * target.Sum()) - target[c];
            }
        }

        return sum;
    }

    private double ElementWise(double[] z, double[] targets, double[] gradient)
    {
        double sum = 0;
        for (int i = 0; i < z.Length; i++)
        {
            double difference = z[i] - targets[i];
            (double value, gradient[i]) = loss.Kind switch
            {
                LossKind.MeanSquaredError => (difference * difference, 2 * difference),
                LossKind.MeanAbsoluteError => (Math.Abs(difference), Math.Sign(difference)),
                LossKind.Huber when Math.Abs(difference) < loss.Delta => (0.5 * difference * difference, difference),
                LossKind.Huber => (loss.Delta * (Math.Abs(difference) - (0.5 * loss.Delta)), loss.Delta * Math.Sign(difference)),
                // -t log σ(z) - (1 - t) log(1 - σ(z))
                LossKind.BinaryCrossEntropy => (SpecialFunctions.Softplus(z[i]) - (targets[i] * z[i]), SpecialFunctions.Sigmoid(z[i]) - targets[i]),
                _ => throw new InvalidOperationException($"The reference does not know the loss {loss.Kind}."),
            };
            sum += value;
        }

        return sum;
    }
}
