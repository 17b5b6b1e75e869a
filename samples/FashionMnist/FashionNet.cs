using CnnGen;

namespace FashionMnist;

/// <summary>Tells the ten kinds of clothing in Fashion-MNIST's 28x28 grey images apart.</summary>
[Cnn]
[Input(28, 28, 1)]                                  // height, width, channels
[Conv2D(32, 5, Activation = Activation.ReLU)]       // 24x24x32
[MaxPool2D(2)]                                      // 12x12x32
[Conv2D(64, 5, Activation = Activation.ReLU)]       // 8x8x64
[MaxPool2D(2)]                                      // 4x4x64
[Flatten]                                           // 1024
[Dense(128, Activation = Activation.ReLU)]
[Dropout(0.5)]
[Dense(10)]
[Softmax]
public sealed partial class FashionNet;
