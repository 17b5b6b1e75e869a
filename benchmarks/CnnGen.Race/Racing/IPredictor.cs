namespace CnnGen.Race.Racing;

/// <summary>A contestant that predicts a batch.</summary>
internal interface IPredictor : IContestant
{
    /// <summary>The outputs, sample by sample.</summary>
    float[] Predict();
}
