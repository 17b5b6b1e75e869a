namespace CnnGen.Fuzzing.Targets;

/// <summary>A network with every kind of tensor in 80 bytes: a fuzzer's changes are to meet the header.</summary>
[Cnn]
[Input(2, 3, 2)]
[Conv2D(2, 2, Groups = 2)]
[Flatten]
[Dense(2)]
internal sealed partial class FuzzedNet;
