namespace CnnGen.Benchmarks.Networks;

/// <summary>The classic network for 28x28 grey images: wide 5x5 convolutions.</summary>
[Cnn]
[Input(28, 28, 1)]
[Conv2D(32, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(128, Activation = Activation.ReLU)]
[Dropout(0.5)]
[Dense(10)]
[Softmax]
internal sealed partial class M;
