namespace CnnGen.AllocationProbe;

/// <summary>A network with every kind of kernel.</summary>
[Cnn]
[Input(14, 14, 2)]
[Conv2D(12, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[DepthwiseConv2D(3, Padding = Padding.Same, Activation = Activation.SiLU)]
[AveragePool2D(2)]
[Conv2D(16, 1)]
[GELU]
[Flatten]
[Dense(40, Activation = Activation.Tanh)]
[Dropout(0.5)]
[Dense(10)]
[Softmax]
internal sealed partial class ProbeNet;
