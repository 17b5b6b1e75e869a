using CnnGen;
using FashionMnist.Images;
using FashionMnist.Reports;

namespace FashionMnist.Training;

/// <summary>What a trained network makes of every test image.</summary>
/// <param name="Confusion">How often each class was taken for each.</param>
/// <param name="Mistakes">The misclassified images, in their order.</param>
internal sealed record TestReview(ConfusionMatrix Confusion, IReadOnlyList<Mistake> Mistakes)
{
    public static TestReview Of(FashionNet network, Dataset test, int threads)
    {
        int classes = FashionNet.OutputLength;
        float[] probabilities = new float[test.Count * classes];
        network.Predict(test.Samples, probabilities, threads);

        var confusion = new ConfusionMatrix(classes);
        var mistakes = new List<Mistake>();
        for (int index = 0; index < test.Count; index++)
        {
            ReadOnlySpan<float> given = probabilities.AsSpan(index * classes, classes);
            int actual = test.Labels[index];
            int predicted = FashionClasses.MostLikely(given);
            confusion.Add(actual, predicted);
            if (predicted != actual)
            {
                mistakes.Add(new Mistake(index, actual, predicted, given[actual], given[predicted]));
            }
        }

        return new TestReview(confusion, mistakes);
    }
}
