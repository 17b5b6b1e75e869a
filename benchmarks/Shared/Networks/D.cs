namespace CnnGen.Benchmarks.Networks;

/// <summary>A small MobileNet: depthwise convolutions, each followed by a pointwise one.</summary>
[Cnn]
[Input(96, 96, 3)]
[Conv2D(16, 3, Stride = 2, Pads = [1], Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Pads = [1], Activation = Activation.ReLU)]
[Conv2D(32, 1, Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Stride = 2, Pads = [1], Activation = Activation.ReLU)]
[Conv2D(64, 1, Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Pads = [1], Activation = Activation.ReLU)]
[Conv2D(64, 1, Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Stride = 2, Pads = [1], Activation = Activation.ReLU)]
[Conv2D(128, 1, Activation = Activation.ReLU)]
[GlobalAveragePool2D]
[Dense(10)]
[Softmax]
internal sealed partial class D;
