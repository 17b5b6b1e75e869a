using CnnGen.Generator.Model;
using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Planning;

/// <summary>A network as a list of steps over planned memory: everything that is decided before text is written.</summary>
/// <param name="Network">The network.</param>
/// <param name="Steps">In order; each reads what steps before it wrote.</param>
/// <param name="LayerValues">The value behind each layer.</param>
/// <param name="Output">The value that a prediction returns; the loss starts from what it is in training.</param>
/// <param name="Kernels">The distinct operations, each a class.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Parameters">Where the tensors lie.</param>
/// <param name="LearnedLength">Floats of the parameters that training changes; they are the first of the parameter storage.</param>
/// <param name="ParameterLength">Floats of the parameter storage.</param>
/// <param name="TransposedLength">Floats of the weights as repacked for the backward pass.</param>
/// <param name="TileLength">Samples that train together.</param>
/// <param name="Prediction">The memory of a prediction.</param>
/// <param name="Evaluation">The memory of a forward pass up to the loss.</param>
/// <param name="Training">The memory of a forward and backward pass.</param>
internal sealed record NetworkPlan(
    Network Network, EquatableArray<Step> Steps, EquatableArray<int> LayerValues, int Output, EquatableArray<Kernel> Kernels, LossOperation Loss, EquatableArray<ParameterPlan> Parameters,
    int LearnedLength, int ParameterLength, long TransposedLength, int TileLength, ForwardMemory Prediction, ForwardMemory Evaluation, TrainingMemory Training)
{
    /// <summary>Floats of scratch that one prediction of one sample needs.</summary>
    public long PredictionScratch => Prediction.SampleLength + Prediction.TileLength;

    /// <summary>Floats of scratch that a tile needs, in training or up to the loss.</summary>
    public long TrainingScratch => Math.Max(
        Training.ScratchLength, Evaluation.SampleLength + (TileLength * Evaluation.TileLength) + Training.Targets.Length);

    /// <summary>
    /// Samples that a prediction takes at a time: a batched layer's register tiles are full with 16; fewer where these would not fit one buffer.
    /// </summary>
    public int PredictionTile
    {
        get
        {
            const int FullTiles = 16;
            long fitting = (Limits.MaxBuffer - Prediction.SampleLength) / Math.Max(1, Prediction.TileLength);
            return (int)Math.Max(1, Math.Min(FullTiles, fitting));
        }
    }

    /// <summary>The value that stands for another one in a mode: a step that does not run passes on its input.</summary>
    public int Resolve(int value, Modes mode) => Values.Resolve(Steps, value, mode);
}

/// <summary>When a step runs.</summary>
[Flags]
internal enum Modes
{
    None = 0,

    /// <summary>Predictions.</summary>
    Prediction = 1,

    /// <summary>The loss without training.</summary>
    Evaluation = 2,

    /// <summary>Training.</summary>
    Training = 4,

    /// <summary>The pass that shows every layer's output.</summary>
    Inspection = 8,

    All = Prediction | Evaluation | Training | Inspection,
}

/// <summary>One operation at its place in a network. It writes one value, which has its index.</summary>
/// <param name="Index">Its place in the network.</param>
/// <param name="Inputs">The values that it reads, each the index of the step that writes it; -1 for the network's input.</param>
/// <param name="Name">What its output is called in emitted code: <c>conv1</c>.</param>
/// <param name="Layer">The index of the layer it comes from; -1 for a change of layout at the network's ends.</param>
/// <param name="KernelClass">The class with its kernels.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Modes">When it runs.</param>
/// <param name="IsBatched">Whether it works on all samples of a tile at once.</param>
/// <param name="ToData">Whether training needs the gradient of an input.</param>
/// <param name="ToWeights">Whether training needs the gradients of the tensors that it holds.</param>
/// <param name="WeightOffset">Where its weights lie in the parameter storage.</param>
/// <param name="BiasOffset">Where its bias lies.</param>
/// <param name="TransposedOffset">Where its repacked weights lie.</param>
internal sealed record Step(
    int Index, EquatableArray<int> Inputs, string Name, int Layer, string KernelClass, Operation Operation, Modes Modes, bool IsBatched, bool ToData, bool ToWeights,
    int WeightOffset, int BiasOffset, long TransposedOffset)
{
    /// <summary>Whether it runs in a mode.</summary>
    public bool Runs(Modes mode) => (Modes & mode) != 0;

    /// <summary>Whether its output may overwrite its input.</summary>
    public bool IsElementwise => Operation.IsElementwise;
}

/// <summary>An operation's class.</summary>
/// <param name="ClassName">Unique in the network.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Users">The steps that share it, as text.</param>
/// <param name="ToData">Whether the input's gradient is needed.</param>
/// <param name="ToWeights">Whether the gradients of the tensors that it holds are needed.</param>
internal sealed record Kernel(string ClassName, Operation Operation, string Users, bool ToData, bool ToWeights);

/// <summary>Where a value lives.</summary>
internal enum Home
{
    /// <summary>The caller's inputs.</summary>
    Inputs,

    /// <summary>The caller's outputs.</summary>
    Outputs,

    /// <summary>Scratch that each sample uses anew.</summary>
    Sample,

    /// <summary>Scratch that every sample of the tile has its own part of.</summary>
    Tile,
}

/// <summary>A value's place.</summary>
/// <param name="Home">Where.</param>
/// <param name="Offset">The first float of the region: in the samples' shared scratch, or per sample of the tile behind it.</param>
/// <param name="Length">Floats a sample.</param>
internal readonly record struct Place(Home Home, long Offset, int Length);

/// <summary>The memory of a forward pass.</summary>
/// <param name="SampleLength">Floats that all samples share, one after another.</param>
/// <param name="TileLength">Floats of each sample of a tile.</param>
/// <param name="Values">Each step's output; of a step that does not run, its input's place.</param>
internal sealed record ForwardMemory(long SampleLength, long TileLength, EquatableArray<Place> Values);

/// <summary>The memory of training: literal offsets for a whole tile.</summary>
/// <param name="ScratchLength">Floats of the whole tile.</param>
/// <param name="Values">Each step's output, kept for the backward pass.</param>
/// <param name="Gradients">The gradient of each step's output; empty where nothing needs it.</param>
/// <param name="Terms">What each step adds to the gradients of its inputs, in the order of backward passes.</param>
/// <param name="Targets">Where one sample's targets are put into the kernels' order; empty where they are in it.</param>
internal sealed record TrainingMemory(
    long ScratchLength, EquatableArray<Place> Values, EquatableArray<Place> Gradients, EquatableArray<GradientTerm> Terms, Place Targets);

/// <summary>What a step's backward pass contributes to the gradient of a value that it reads.</summary>
/// <param name="Step">The index of the step.</param>
/// <param name="Operand">Which of its inputs.</param>
/// <param name="Value">The value; -1 for the network's input.</param>
/// <param name="Adds">Whether another step has stored its term already, so that this one is added; the first one is stored.</param>
/// <param name="Term">Where the term is computed before it is added; of one that is stored, the gradient's own place.</param>
internal sealed record GradientTerm(int Step, int Operand, int Value, bool Adds, Place Term);
