namespace CnnGen.Race.Networks;

/// <summary><see cref="Benchmarks.Networks.M"/> without dropout, whose masks each side draws for itself.</summary>
[Cnn]
[Input(28, 28, 1)]
[Conv2D(32, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(128, Activation = Activation.ReLU)]
[Dense(10)]
[Softmax]
internal sealed partial class MWithoutDropout;
