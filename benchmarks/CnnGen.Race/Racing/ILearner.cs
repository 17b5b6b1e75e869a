namespace CnnGen.Race.Racing;

/// <summary>A contestant that learns from a mini-batch.</summary>
internal interface ILearner : IContestant
{
    /// <summary>Takes <see cref="TrainingTask.ComparedSteps"/> steps; returns their losses and then the weights, tensor by tensor in PyTorch's layout.</summary>
    float[] Learn();
}
