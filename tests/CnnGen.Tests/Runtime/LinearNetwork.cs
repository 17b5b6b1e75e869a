using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

/// <summary>Written by hand: y = W x + b over 5 features and 3 outputs, under the mean squared error; tiles of 4 samples.</summary>
internal sealed class LinearNetwork : ICnn<LinearNetwork>
{
    private const int Features = 5;
    private const int Units = 3;
    private const int Panel = 4;

    private static readonly ParameterLayout[] Layouts =
    [
        new("dense1.weight", 2, 0, Units, Units, Features, 1, 1, Panel, Features, Units, InitialValues.Weight),
        new("dense1.bias", 1, Features * Panel, Units, Units, 1, 1, 1, Panel, Features, Units, InitialValues.Bias),
    ];

    public LinearNetwork(int seed)
    {
        Parameters = new ParameterSet(Layouts, (Features + 1) * Panel);
        ParameterInitializer.Initialize(Parameters, Initializer.PyTorch, seed);
    }

    public static int InputLength => Features;

    public static int OutputLength => Units;

    public static SampleShape InputShape => SampleShape.Flat(Features);

    public static SampleShape OutputShape => SampleShape.Flat(Units);

    public static int ParameterCount => (Features + 1) * Units;

    public static int ScratchLength => 1;

    public static long MultiplyAddCount => Features * Units;

    public static ReadOnlySpan<LayerInfo> Layers => default;

    public static string Summary => "";

    public static string Diagram => "";

    public static ReadOnlySpan<ParameterLayout> ParameterLayouts => Layouts;

    public static TrainingPlan TrainingPlan { get; } = new(4, 1, (Features + 1) * Panel, 0, Loss.MeanSquaredError, IsDefaultLoss: true, 0, 0, Units);

    public ParameterSet Parameters { get; }

    public static LinearNetwork Create(int seed) => new(seed);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int samples = NetworkGuard.CheckPredict(inputs, outputs, InputShape, OutputShape);
        Predict(inputs, outputs, ThreadScratch.Rent(Math.Max(1, samples)));
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> scratch)
    {
        int samples = NetworkGuard.CheckPredict(inputs, outputs, InputShape, OutputShape);
        NetworkGuard.CheckScratch(inputs, outputs, scratch, 1);
        for (int n = 0; n < samples; n++)
        {
            Forward(Parameters.Storage, inputs.Slice(n * Features, Features), outputs.Slice(n * Units, Units));
        }
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int threads) => ParallelPrediction.Predict(this, inputs, outputs, threads);

    public int Classify(ReadOnlySpan<float> input)
    {
        NetworkGuard.CheckSingle(input, InputShape);
        Span<float> output = stackalloc float[Units];
        Forward(Parameters.Storage, input, output);
        return NetworkGuard.IndexOfLargest(output);
    }

    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes)
    {
        int samples = NetworkGuard.CheckClassify(inputs, classes, InputShape, OutputShape);
        for (int n = 0; n < samples; n++)
        {
            classes[n] = Classify(inputs.Slice(n * Features, Features));
        }
    }

    public void Inspect(ReadOnlySpan<float> input, LayerObserver observer) => throw new NotSupportedException("The network has no layers to show.");

    public static void Transpose(ReadOnlySpan<float> parameters, Span<float> transposed)
    {
    }

    public static double TrainTile(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> transposed, TrainingTile tile, Span<float> scratch, Span<float> gradients, ref int correct)
    {
        double loss = 0;
        Span<float> y = stackalloc float[Units];
        for (int n = 0; n < tile.Count; n++)
        {
            ReadOnlySpan<float> x = tile.Inputs.Slice(n * Features, Features);
            Forward(parameters, x, y);
            for (int o = 0; o < Units; o++)
            {
                float error = y[o] - tile.Targets[(n * Units) + o];
                loss += error * error;
                float dy = 2 * error * tile.LossScale;
                for (int i = 0; i < Features; i++)
                {
                    gradients[(i * Panel) + o] += dy * x[i];
                }

                gradients[(Features * Panel) + o] += dy;
            }
        }

        return loss;
    }

    public static double EvaluateTile(ReadOnlySpan<float> parameters, TrainingTile tile, Span<float> scratch, ref int correct)
    {
        double loss = 0;
        Span<float> y = stackalloc float[Units];
        for (int n = 0; n < tile.Count; n++)
        {
            Forward(parameters, tile.Inputs.Slice(n * Features, Features), y);
            for (int o = 0; o < Units; o++)
            {
                float error = y[o] - tile.Targets[(n * Units) + o];
                loss += error * error;
            }
        }

        return loss;
    }

    private static void Forward(ReadOnlySpan<float> parameters, ReadOnlySpan<float> x, Span<float> y)
    {
        if (x[0] == 666)
        {
            throw new NotSupportedException("The sample of the beast.");
        }

        for (int o = 0; o < Units; o++)
        {
            float sum = parameters[(Features * Panel) + o];
            for (int i = 0; i < Features; i++)
            {
                sum += parameters[(i * Panel) + o] * x[i];
            }

            y[o] = sum;
        }
    }
}
