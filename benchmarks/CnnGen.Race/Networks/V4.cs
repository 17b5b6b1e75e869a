namespace CnnGen.Race.Networks;

/// <summary><see cref="Benchmarks.Networks.V"/>, four times as wide.</summary>
[Cnn]
[Input(32, 32, 3)]
[Conv2D(256, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(256, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(512, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(512, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(1024, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(1024, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(1024, Activation = Activation.ReLU)]
[Dense(10)]
[Softmax]
internal sealed partial class V4;
