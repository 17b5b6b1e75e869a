using CnnGen.Race.Peers.PyTorch;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Lanes;

/// <summary>Inference against PyTorch.</summary>
internal sealed class TorchPredictionLane(TorchProcess process) : PredictionLane
{
    public const string Name = "predict-torch";

    protected override string Peer => process.Name;

    public override void Dispose() => process.Dispose();

    protected override IReadOnlyList<IPredictor> Prepare(PredictionTask task) => TorchContestant.Prepare(process, task);
}
