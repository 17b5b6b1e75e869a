using CnnGen.StartUp;

// Predicts once and says so, for whoever waits to measure how long that takes from the process's start.
Console.WriteLine(args switch
{
    ["L"] => FirstPrediction.Of<CnnGen.Benchmarks.Networks.L>(),
    ["M"] => FirstPrediction.Of<CnnGen.Benchmarks.Networks.M>(),
    [string library, string model] => FirstPrediction.OfOnnxRuntime(library, model),
    _ => throw new ArgumentException("Arguments are L, M, or ONNX Runtime's library and a model of 28x28 pixels and 10 classes."),
});
