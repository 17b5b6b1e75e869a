namespace FashionMnist.Reports;

/// <summary>A test image that the network takes for something else.</summary>
/// <param name="Index">Its place among the test images, from 0.</param>
/// <param name="Actual">The class that it is of.</param>
/// <param name="Predicted">The class that the network gives.</param>
/// <param name="ActualProbability">What the network gives the right class, 0 to 1.</param>
/// <param name="PredictedProbability">What the network gives the wrong class, 0 to 1.</param>
internal readonly record struct Mistake(int Index, int Actual, int Predicted, float ActualProbability, float PredictedProbability);
