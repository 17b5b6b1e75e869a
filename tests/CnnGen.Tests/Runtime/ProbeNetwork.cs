using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

/// <summary>
/// Written by hand: no mathematics, but gradients that tell what the trainer handed over. 2 inputs, 4 outputs; 2 labels a sample of 3 classes.
/// </summary>
internal sealed class ProbeNetwork : ICnn<ProbeNetwork>
{
    private static readonly ParameterLayout[] s_layouts = [new("probe1.weight", 2, 0, 1, 1, 4, 1, 1, 4, 4, 1, InitialValues.Weight)];

    public static int InputLength => 2;

    public static int OutputLength => 4;

    public static SampleShape InputShape => SampleShape.Spatial(1, 2, 1);

    public static SampleShape OutputShape => SampleShape.Spatial(2, 2, 1);

    public static int ParameterCount => 4;

    public static int ScratchLength => 8;

    public static long MultiplyAddCount => 0;

    public static ReadOnlySpan<LayerInfo> Layers => default;

    public static string Summary => "";

    public static string Diagram => "";

    public static ReadOnlySpan<ParameterLayout> ParameterLayouts => s_layouts;

    public static TrainingPlan TrainingPlan { get; } = new(3, 24, 16, 16, Loss.CrossEntropy, IsDefaultLoss: false, 2, 3, 2);

    public ParameterSet Parameters { get; } = new(s_layouts, 16);

    public static ProbeNetwork Create(int seed) => new();

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => outputs.Clear();

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> scratch) => outputs.Clear();

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int threads) => outputs.Clear();

    public int Classify(ReadOnlySpan<float> input) => 0;

    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes) => classes.Clear();

    public void Inspect(ReadOnlySpan<float> input, LayerObserver observer) => throw new NotSupportedException("The network has no layers to show.");

    public static void Transpose(ReadOnlySpan<float> parameters, Span<float> transposed) => parameters.CopyTo(transposed);

    /// <summary>Gradients, a feature each: random bits of each sample's key; the labels and targets times the loss scale; the repacked weight.</summary>
    public static double TrainTile(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> transposed, TrainingTile tile, Span<float> scratch, Span<float> gradients, ref int correct)
    {
        Assert.InRange(tile.Count, 1, 3);
        Assert.Equal(24, scratch.Length);
        Assert.Equal(2 * tile.Count, tile.Inputs.Length);
        Assert.Equal(tile.Targets.IsEmpty ? 2 * tile.Count : 0, tile.Labels.Length);
        for (int n = 0; n < tile.Count; n++)
        {
            gradients[0] += (float)(CounterRandom.Key(tile.Seed, tile.Step, tile.FirstSample + n, 0) % 1000);
        }

        foreach (int label in tile.Labels)
        {
            gradients[4] += label * tile.LossScale;
        }

        foreach (float target in tile.Targets)
        {
            gradients[4] += target * tile.LossScale;
        }

        gradients[8] = transposed[8];
        return EvaluateTile(parameters, tile, scratch, ref correct);
    }

    /// <summary>The loss is the sum of the inputs; a label is right where it is the input.</summary>
    public static double EvaluateTile(ReadOnlySpan<float> parameters, TrainingTile tile, Span<float> scratch, ref int correct)
    {
        double loss = 0;
        for (int i = 0; i < tile.Inputs.Length; i++)
        {
            loss += tile.Inputs[i];
            correct += !tile.Labels.IsEmpty && tile.Labels[i] == tile.Inputs[i] ? 1 : 0;
        }

        return loss;
    }
}
