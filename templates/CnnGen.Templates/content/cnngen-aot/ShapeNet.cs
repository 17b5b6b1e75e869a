using CnnGen;

/// <summary>Tells circles, squares and crosses in 18x18 pixels apart.</summary>
[Cnn]
[Input(18, 18, 1)]                                  // height, width, channels
[Conv2D(8, 3, Activation = Activation.ReLU)]        // 16x16x8
[MaxPool2D(2)]                                      // 8x8x8
[Conv2D(16, 3, Activation = Activation.ReLU)]       // 6x6x16
[MaxPool2D(2)]                                      // 3x3x16
[Flatten]                                           // 144
[Dense(3)]
[Softmax]
public sealed partial class ShapeNet;
