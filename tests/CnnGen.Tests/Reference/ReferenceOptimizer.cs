namespace CnnGen.Tests.Reference;

/// <summary>Ten steps of one optimizer on the case's batch, from the initial weights.</summary>
/// <param name="Name">The settings' name: <c>sgd_momentum</c>.</param>
/// <param name="Kind"><c>sgd</c>, <c>adam</c> or <c>adamw</c>.</param>
/// <param name="LearningRate">The same in every step.</param>
/// <param name="Momentum">Of <c>sgd</c>; 0 otherwise.</param>
/// <param name="WeightDecay">For every parameter; decoupled in <c>adamw</c>.</param>
/// <param name="LossBeforeEachStep">The loss curve.</param>
/// <param name="WeightsAfter">The weights after the last step.</param>
internal sealed record ReferenceOptimizer(
    string Name, string Kind, double LearningRate, double Momentum, double WeightDecay, double[] LossBeforeEachStep,
    IReadOnlyDictionary<string, ReferenceTensor> WeightsAfter)
{
    public const double Beta1 = 0.9;
    public const double Beta2 = 0.999;
    public const double Epsilon = 1e-8;
}
