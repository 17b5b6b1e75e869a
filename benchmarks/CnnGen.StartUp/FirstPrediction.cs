using CnnGen.Benchmarks.OnnxRuntime;

namespace CnnGen.StartUp;

/// <summary>Everything from nothing to one prediction.</summary>
internal static class FirstPrediction
{
    public static float Of<T>()
        where T : class, ICnn<T>
    {
        float[] outputs = new float[T.OutputLength];
        T.Create(seed: 42).Predict(new float[T.InputLength], outputs);
        return outputs[0];
    }

    public static float OfOnnxRuntime(string path, string model)
    {
        using OrtLibrary library = OrtLibrary.Open(path) ?? throw new FileNotFoundException($"There is no library '{path}'.", path);
        using var session = new OrtSession(library, File.ReadAllBytes(model), ("input", [1, 1, 28, 28]), ("output", [1, 10]), threads: 1, spins: false);
        session.Input.Clear();
        session.Run();
        return session.Output[0];
    }
}
