using CnnGen.Benchmarks.OnnxRuntime;
using CnnGen.Race.Models;
using CnnGen.Race.Peers;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Lanes;

/// <summary>Inference against ONNX Runtime.</summary>
internal sealed class OrtPredictionLane(OrtLibrary library) : PredictionLane
{
    public const string Name = "predict-onnx";

    protected override string Peer => library.Name;

    public override void Dispose() => library.Dispose();

    /// <summary>With several threads, those that wait may spin or sleep; one has nobody to wait for.</summary>
    protected override IReadOnlyList<IPredictor> Prepare(PredictionTask task)
    {
        bool[] spinning = task.Threads == 1 ? [false] : [false, true];
        byte[] file = OnnxModel.Write(task.Model, task.Parameters, task.Batch);
        return [.. spinning.Select(spins => new OrtPredictor(library, task, file, spins))];
    }
}
