namespace CnnGen.Race.Racing;

/// <summary>A generated network that learns.</summary>
internal sealed class OwnLearner<T>(T network, TrainingTask task) : InProcessContestant, ILearner
    where T : class, ICnn<T>
{
    private readonly Trainer<T> _trainer = new(network, task.Optimizer.Create()) { Threads = task.Batch.Threads };

    public override string Way => "";

    public float[] Learn()
    {
        var results = new List<float>();
        for (int step = 0; step < TrainingTask.ComparedSteps; step++)
        {
            results.Add(_trainer.Step(task.Batch.Inputs, task.Labels));
        }

        results.AddRange(network.Parameters.Names.SelectMany(name => network.Parameters[name].ToArray()));
        return [.. results];
    }

    public override void Dispose()
    {
    }

    protected override void Call() => _trainer.Step(task.Batch.Inputs, task.Labels);
}
