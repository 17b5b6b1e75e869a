namespace CnnGen.Race.Racing;

/// <summary>A generated network that predicts.</summary>
internal sealed class OwnPredictor<T>(T network, PredictionTask task) : InProcessContestant, IPredictor
    where T : class, ICnn<T>
{
    private readonly float[] _outputs = new float[task.OutputLength];

    public override string Way => "";

    public float[] Predict()
    {
        Call();
        return [.. _outputs];
    }

    public override void Dispose()
    {
    }

    protected override void Call()
    {
        if (task.Threads == 1)
        {
            network.Predict(task.Inputs, _outputs);
        }
        else
        {
            network.Predict(task.Inputs, _outputs, task.Threads);
        }
    }
}
