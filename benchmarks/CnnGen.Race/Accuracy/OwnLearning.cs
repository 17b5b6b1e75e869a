using System.Diagnostics;
using CnnGen.Benchmarks.Networks;

namespace CnnGen.Race.Accuracy;

/// <summary>A generated network that learns until it is good enough.</summary>
internal sealed class OwnLearning(FashionImages images, int threads)
{
    public LearningCurve Learn(int seed)
    {
        var trainer = new Trainer<M>(new M(seed), new Adam()) { Threads = threads, Seed = seed };
        MiniBatches batches = images.Training.Batches(LearningCurve.Batch);
        var training = new Stopwatch();
        for (int epoch = 0; epoch < LearningCurve.MostEpochs; epoch++)
        {
            int steps = 0;
            int part = 0;
            training.Start();
            foreach (MiniBatch batch in batches.Shuffle(seed, epoch))
            {
                trainer.Step(batch.Inputs, batch.Labels);
                steps++;
                if (steps * LearningCurve.Parts / batches.Count == part)
                {
                    continue;
                }

                part++;
                training.Stop();
                if (trainer.Evaluate(images.Test.Samples, images.Test.Labels).Accuracy >= LearningCurve.Target)
                {
                    return new LearningCurve(epoch + ((double)part / LearningCurve.Parts), training.Elapsed.TotalSeconds);
                }

                training.Start();
            }

            training.Stop();
        }

        return LearningCurve.Never;
    }
}
