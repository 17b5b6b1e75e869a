namespace CnnGen.AllocationProbe;

/// <summary>A network with every kind of kernel.</summary>
[Cnn]
[Input(14, 14, 2)]
[Conv2D(12, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[DepthwiseConv2D(3, Padding = Padding.Same, Activation = Activation.SiLU)]
[AveragePool2D(2)]
[Conv2D(16, 1)]
[GELU(Name = "map")]
[GlobalAveragePool2D]
[Dense(16, Activation = Activation.Sigmoid)]
[Multiply("map")]
[Concatenate("map")]
[Conv2D(16, 1)]
[Add("map", Activation = Activation.ReLU)]
[Flatten]
[Dense(40, Activation = Activation.Tanh)]
[Dropout(0.5)]
[Dense(10)]
[Softmax]
internal sealed partial class ProbeNet;
