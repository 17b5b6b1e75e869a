using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>The loss of many samples, as in prediction: an item is a tile.</summary>
internal sealed class EvaluationWork<T>(ParameterSet parameters, ScratchSet scratch, WorkerPool pool) : ItemWork(pool)
    where T : class, ICnn<T>
{
    // What is copied for the other threads at a time; the losses are added in the order of the tiles, so the bits do not depend on it.
    private const int TilesPerBlock = 64;

    private readonly int _tileLength = T.TrainingPlan.TileLength;
    private readonly MiniBatchBuffer _shared = new();
    private readonly double[] _losses = new double[TilesPerBlock];
    private readonly int[] _correct = new int[TilesPerBlock];

    /// <returns>The sum of the losses, and how many labels were classified correctly.</returns>
    public (double Loss, int Correct) Run(MiniBatch batch, int threads)
    {
        double loss = 0;
        int correct = 0;
        int first = 0;
        while (first < batch.Count)
        {
            MiniBatch block = batch.Slice(first, Math.Min(TilesPerBlock * _tileLength, batch.Count - first));
            int tiles = (block.Count + _tileLength - 1) / _tileLength;
            RunBlock(block, tiles, Math.Min(threads, tiles));
            for (int tile = 0; tile < tiles; tile++)
            {
                loss += _losses[tile];
                correct += _correct[tile];
            }

            first += block.Count;
        }

        return (loss, correct);
    }

    protected override void RunItem(int item, int participant) => WorkTile(_shared.Batch, item, scratch[participant]);

    private void RunBlock(MiniBatch block, int tiles, int participants)
    {
        scratch.Grow(participants);
        if (participants > 1)
        {
            _shared.CopyFrom(block);
            RunAll(tiles, participants);
            return;
        }

        for (int tile = 0; tile < tiles; tile++)
        {
            WorkTile(block, tile, scratch[0]);
        }
    }

    private void WorkTile(MiniBatch block, int tile, Span<float> scratchMemory)
    {
        int first = tile * _tileLength;
        MiniBatch samples = block.Slice(first, Math.Min(_tileLength, block.Count - first));
        TrainingTile values = new() { Count = samples.Count, Inputs = samples.Inputs, Labels = samples.Labels, Targets = samples.Targets, LossScale = 1 };
        int correct = 0;
        _losses[tile] = T.EvaluateTile(parameters.Storage, values, scratchMemory, ref correct);
        _correct[tile] = correct;
    }
}
