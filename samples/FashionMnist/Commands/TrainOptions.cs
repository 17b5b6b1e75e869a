namespace FashionMnist.Commands;

/// <summary>What a training run was asked for.</summary>
/// <param name="Epochs">Passes over the training images, at least 1.</param>
/// <param name="BatchSize">Images a step, at least 1.</param>
/// <param name="LearningRate">Adam's learning rate: finite and above 0.</param>
/// <param name="Threads">Threads that share a step, at least 1; the result does not depend on it.</param>
/// <param name="Seed">Of the initial weights, the order of the images and the dropout.</param>
/// <param name="Data">The folder of the four idx files.</param>
/// <param name="Output">Where weights and reports go; the folder is made when it is missing.</param>
internal sealed record TrainOptions(int Epochs, int BatchSize, double LearningRate, int Threads, int Seed, string Data, OutputFiles Output);
