using CnnGen.Benchmarks.OnnxRuntime;
using CnnGen.Race.Models;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Peers;

/// <summary>ONNX Runtime, predicting a batch.</summary>
internal sealed class OrtPredictor : InProcessContestant, IPredictor
{
    private readonly OrtSession _session;

    /// <param name="library">The library.</param>
    /// <param name="task">What to predict.</param>
    /// <param name="file">Its network as an ONNX file.</param>
    /// <param name="spins">Whether idle threads spin.</param>
    public OrtPredictor(OrtLibrary library, PredictionTask task, ReadOnlySpan<byte> file, bool spins)
    {
        Way = task.Threads == 1 ? "" : spins ? "spinning" : "sleeping";
        Model model = task.Model;
        _session = new OrtSession(
            library, file, (OnnxModel.Input, [task.Batch, model.Channels, model.Height, model.Width]), (OnnxModel.Output, [task.Batch, task.OutputLength / task.Batch]),
            task.Threads, spins);
        model.ToChannelsFirst(task.Inputs).CopyTo(_session.Input);
    }

    public override string Way { get; }

    public float[] Predict()
    {
        Call();
        return [.. _session.Output];
    }

    public override void Dispose() => _session.Dispose();

    protected override void Call() => _session.Run();
}
