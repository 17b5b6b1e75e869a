using CnnGen.Benchmarks.Networks;
using CnnGen.CompilerServices;
using CnnGen.Race.Networks;
using CnnGen.Race.Racing;
using CnnGen.Race.Reporting;

namespace CnnGen.Race.Growth;

/// <summary>Working memory, beside what the activations need.</summary>
internal static class MemoryReport
{
    private const int Batch = 64;

    public static Section Create() => Section.Of(
        "Memory",
        "*Scratch* is the working memory for predicting one sample; its *bound* is the largest input and output of one layer together. *Trained sample* is the "
        + "working memory for training, per sample of a tile (the samples that go through the network together); its bound is every layer's output, once, and "
        + $"the largest gradients of one layer's input and output. *Trainer* is all memory that a trainer with Adam on one thread has after a step of {Batch}: "
        + "gradients, moments, transposed weights, a tile's working memory.",
        [
            new("net", static row => row.Name, IsNumber: false),
            new("parameters", static row => Figures.Bytes(row.Parameters)),
            new("scratch", static row => Figures.Bytes(row.Scratch)),
            new("bound", static row => Figures.Bytes(row.ScratchBound)),
            new("trained sample", static row => Figures.Bytes(row.Sample)),
            new("bound", static row => Figures.Bytes(row.SampleBound)),
            new("tile", static row => Figures.Text(row.Tile, "F0")),
            new("trainer", static row => Figures.Bytes(row.Trainer)),
        ],
        [Measure<L>(), Measure<M>(), Measure<V>(), Measure<D>(), Measure<V2>(), Measure<V4>()]);

    private static MemoryRow Measure<T>()
        where T : class, ICnn<T>
    {
        TrainingPlan plan = T.TrainingPlan;
        int[] outputs = [.. T.Layers.ToArray().Where(static layer => layer.Kind is not "Flatten" and not "Softmax").Select(static layer => layer.OutputLength)];
        int neighbours = outputs.Zip(outputs.Skip(1), static (input, output) => input + output).Max();
        return new MemoryRow(
            typeof(T).Name, Bytes(T.ParameterCount), Bytes(T.ScratchLength), Bytes(neighbours), Bytes(plan.ScratchLength) / plan.TileLength,
            Bytes(outputs.Sum() + neighbours), plan.TileLength, TrainerBytes<T>());
    }

    private static long TrainerBytes<T>()
        where T : class, ICnn<T>
    {
        T network = RaceNetwork.Create<T>();
        float[] inputs = RaceNetwork.Inputs<T>(Batch);
        int[] labels = RaceNetwork.Labels<T>(Batch);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        var trainer = new Trainer<T>(network, new Adam()) { Threads = 1 };
        trainer.Step(inputs, labels);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static double Bytes(double floats) => floats * sizeof(float);

    /// <summary>Bytes, but for the samples of a tile.</summary>
    private sealed record MemoryRow(
        string Name, double Parameters, double Scratch, double ScratchBound, double Sample, double SampleBound, int Tile, double Trainer);
}
