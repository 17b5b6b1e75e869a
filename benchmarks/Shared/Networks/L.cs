namespace CnnGen.Benchmarks.Networks;

/// <summary>A LeNet: few filters, small maps.</summary>
[Cnn]
[Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Activation = Activation.ReLU)]
[Dense(84, Activation = Activation.ReLU)]
[Dense(10)]
[Softmax]
internal sealed partial class L;
