using CnnGen.Generator.Model;
using CnnGen.Shared.Assertions;
using CnnGen.Tests.Runtime;

namespace CnnGen.Tests.Kernels;

/// <summary>Networks with frozen layers beside the same networks without.</summary>
[Collection(nameof(SharedThreads))]
public sealed class FrozenLayersTests
{
    private const int Steps = 10;

    private static readonly Dictionary<string, (GeneratedNetwork Whole, GeneratedNetwork[] Frozen, GeneratedNetwork Still)> s_compiled = [];

    /// <summary>A network, and whether its first, third, ... layer with weights is frozen, or its second, fourth, ...</summary>
    public static TheoryData<string, int> Cases => [.. SmallNetworks.Names.SelectMany(static row => new[] { (row.Data, 0), (row.Data, 1) })];

    public static TheoryData<string, int, string> Trainings =>
        [.. Cases.SelectMany(static row => OptimizerTests.AllOptimizers.Select(optimizer => (row.Data.Item1, row.Data.Item2, optimizer.Data)))];

    public static TheoryData<string> Names => SmallNetworks.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void WeightsFilesAndPredictions_AreTheSame(string name, int first)
    {
        (GeneratedNetwork whole, GeneratedNetwork frozen) = Pair(name, first);

        Assert.Equal(whole.Parameters.Names, frozen.Parameters.Names);
        Assert.Equal(whole.ParameterCount, frozen.ParameterCount);
        Assert.Equal(Layouts.Saved(whole.Parameters), Layouts.Saved(frozen.Parameters));
        float[] inputs = [.. Naive.RandomValues.Uniform(new Random(1), 5 * whole.InputLength).Select(static value => (float)value)];
        float[] expected = new float[5 * whole.OutputLength];
        float[] actual = new float[expected.Length];
        whole.Predict(inputs, expected);
        frozen.Predict(inputs, actual);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_AreThoseOfTheWholeNetwork(string name, int first)
    {
        (GeneratedNetwork whole, GeneratedNetwork frozen) = Pair(name, first);
        NetworkBatch batch = Batch(whole, samples: 45);
        GeneratedTrainer expected = whole.CreateTrainer(new Sgd(0.1), threads: 2);
        GeneratedTrainer actual = frozen.CreateTrainer(new Sgd(0.1), threads: 2);

        Assert.Equal(batch.ComputeGradients(whole, expected), batch.ComputeGradients(frozen, actual));

        string[] learned = Learned(frozen);
        Assert.InRange(learned.Length, 1, whole.Parameters.Names.Count - 1);
        Assert.Equal(learned, actual.Gradients.Names);
        Assert.All(learned, tensor => Assert.Equal(expected.Gradients[tensor].ToArray(), actual.Gradients[tensor].ToArray()));
        Assert.Throws<KeyNotFoundException>(() => actual.Gradients[whole.Parameters.Names.Except(learned).First()]);
    }

    /// <summary>
    /// PyTorch's optimizers leave out a parameter without a gradient, and treat each of the others by itself. So a network in which the frozen tensors are put
    /// back after every step goes the same way: the other tensors never see the difference.
    /// </summary>
    [Theory]
    [MemberData(nameof(Trainings))]
    public void Steps_AreThoseOfAWholeNetworkWhoseFrozenTensorsAreRestored(string name, int first, string optimizer)
    {
        (GeneratedNetwork whole, GeneratedNetwork frozen) = Pair(name, first);
        NetworkBatch batch = Batch(whole, samples: 21);
        GeneratedTrainer expected = whole.CreateTrainer(WithDecay(optimizer));
        GeneratedTrainer actual = frozen.CreateTrainer(WithDecay(optimizer));
        string[] learned = Learned(frozen);
        Dictionary<string, float[]> start = whole.Parameters.Names.ToDictionary(static tensor => tensor, tensor => frozen.Parameters[tensor].ToArray());

        for (int step = 0; step < Steps; step++)
        {
            Assert.Equal(batch.Step(whole, expected), batch.Step(frozen, actual));
            foreach (string tensor in whole.Parameters.Names.Except(learned))
            {
                Assert.NotEqual(start[tensor], whole.Parameters[tensor].ToArray());
                whole.Parameters[tensor].CopyFrom(start[tensor]);
                Assert.Equal(start[tensor], frozen.Parameters[tensor].ToArray());
            }
        }

        Assert.All(learned, tensor => Assert.Equal(whole.Parameters[tensor].ToArray(), frozen.Parameters[tensor].ToArray()));
        Assert.All(learned, tensor => Assert.NotEqual(start[tensor], frozen.Parameters[tensor].ToArray()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_GivesTheSameBitsOnAnyNumberOfThreads(string name, int first)
    {
        (_, GeneratedNetwork frozen) = Pair(name, first);
        float[] start = frozen.Parameters.Storage.ToArray();
        float[][] runs = [.. new[] { 1, 2, 3, 8 }.Select(Train)];
        Assert.All(runs, run => Assert.Equal(runs[0], run));

        float[] Train(int threads)
        {
            start.CopyTo(frozen.Parameters.Storage);
            GeneratedTrainer trainer = frozen.CreateTrainer(new AdamW(1e-2), threads);
            NetworkBatch batch = Batch(frozen, samples: 67);
            float[] losses = [.. Enumerable.Range(0, 4).Select(_ => batch.Step(frozen, trainer))];
            return [.. losses, .. frozen.Parameters.Storage];
        }
    }

    /// <summary>As in Keras: the loss is computed, and nothing changes.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AllFrozen_StepsGiveTheLossAndChangeNothing(string name)
    {
        (GeneratedNetwork whole, _, GeneratedNetwork still) = Compiled(name);
        Reset(whole);
        Reset(still);
        NetworkBatch batch = Batch(whole, samples: 19);
        float[] before = still.Parameters.Storage.ToArray();
        foreach (string optimizer in OptimizerTests.AllOptimizers.Select(static row => row.Data))
        {
            GeneratedTrainer expected = whole.CreateTrainer(new Sgd(0));
            GeneratedTrainer actual = still.CreateTrainer(WithDecay(optimizer), threads: 3);
            Assert.Empty(actual.Gradients.Names);
            for (int step = 0; step < 3; step++)
            {
                Assert.Equal(batch.Step(whole, expected), batch.Step(still, actual));
                Assert.Equal(expected.Correct, actual.Correct);
            }

            batch.ComputeGradients(still, actual);
            actual.Update();
            Assert.Equal(batch.Evaluate(whole, expected), batch.Evaluate(still, actual));
        }

        Assert.Equal(before, still.Parameters.Storage);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FilesAndCopies_GoBetweenTheTwo(string name, int first)
    {
        (GeneratedNetwork whole, GeneratedNetwork frozen) = Pair(name, first);
        Fill(whole, seed: 5);
        frozen.Parameters.Load(Layouts.Saved(whole.Parameters));
        AssertSame(whole, frozen);
        Fill(frozen, seed: 6);
        whole.Parameters.Load(Layouts.Saved(frozen.Parameters));
        AssertSame(whole, frozen);

        Fill(whole, seed: 7);
        frozen.Parameters.CopyFrom(whole.Parameters);
        AssertSame(whole, frozen);
        Fill(frozen, seed: 8);
        whole.Parameters.CopyFrom(frozen.Parameters);
        AssertSame(whole, frozen);
        if (first == 0)
        {
            // Frozen tensors that would come first lie behind the others.
            Assert.NotEqual(whole.Parameters.Storage.ToArray(), frozen.Parameters.Storage.ToArray());
        }

        ParameterSet gradients = frozen.CreateTrainer(new Sgd(0.1)).Gradients;
        Assert.Contains("The source has no tensor", Assert.Throws<ArgumentException>("source", () => frozen.Parameters.CopyFrom(gradients)).Message, StringComparison.Ordinal);

        static void AssertSame(GeneratedNetwork expected, GeneratedNetwork actual) =>
            Assert.All(expected.Parameters.Names, tensor => Assert.Equal(expected.Parameters[tensor].ToArray(), actual.Parameters[tensor].ToArray()));
    }

    /// <summary>The tensors of the storage are in another order than their list.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void RefusedStep_NamesTheTensor(string name, int first)
    {
        (_, GeneratedNetwork frozen) = Pair(name, first);
        NetworkBatch batch = Batch(frozen, samples: 3);
        foreach (string tensor in Learned(frozen))
        {
            GeneratedTrainer trainer = frozen.CreateTrainer(new Adam());
            batch.ComputeGradients(frozen, trainer);
            trainer.Gradients[tensor].CopyFrom([.. Enumerable.Repeat(float.NaN, trainer.Gradients[tensor].Length)]);
            Assert.StartsWith($"The gradient of {tensor} has the value NaN", Assert.Throws<NotFiniteNumberException>(trainer.Update).Message, StringComparison.Ordinal);
            trainer.Gradients[tensor].CopyFrom([.. Enumerable.Repeat(1e25f, trainer.Gradients[tensor].Length)]);
            Assert.StartsWith($"The update of {tensor} exceeds", Assert.Throws<NotFiniteNumberException>(trainer.Update).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WarmSteps_AllocateNothing(string name, int first)
    {
        (_, GeneratedNetwork frozen) = Pair(name, first);
        Network model = frozen.Model;
        NetworkBatch batch = Batch(frozen, samples: 40);
        float[] inputs = DataLayout.ToCaller(batch.Inputs, model.Input, model.ChannelsFirst);
        float[] targets = batch.Targets.Values is { } values ? DataLayout.ToCaller(values, model.Output, model.ChannelsFirst) : [];
        GeneratedTrainer trainer = frozen.CreateTrainer(new Adam(), threads: 2);
        Allocations.AssertNoneOnceWarm(() => _ = batch.Targets.Labels is { } labels ? trainer.Step(inputs, labels) : trainer.Step(inputs, targets));
    }

    /// <summary>Both networks with the weights of one seed.</summary>
    private static (GeneratedNetwork Whole, GeneratedNetwork Frozen) Pair(string name, int first)
    {
        (GeneratedNetwork whole, GeneratedNetwork[] frozen, _) = Compiled(name);
        Reset(whole);
        Reset(frozen[first]);
        return (whole, frozen[first]);
    }

    private static (GeneratedNetwork Whole, GeneratedNetwork[] Frozen, GeneratedNetwork Still) Compiled(string name)
    {
        if (!s_compiled.TryGetValue(name, out (GeneratedNetwork, GeneratedNetwork[], GeneratedNetwork) compiled))
        {
            Network model = SmallNetworks.Create(name);
            IReadOnlyList<GeneratedNetwork> networks = NetworkCompiler.Compile(
                [model, FrozenNetworks.FreezeEveryOther(model, 0), FrozenNetworks.FreezeEveryOther(model, 1), FrozenNetworks.FreezeAll(model)]);
            s_compiled.Add(name, compiled = (networks[0], [networks[1], networks[2]], networks[3]));
        }

        return compiled;
    }

    private static void Reset(GeneratedNetwork network) => CompilerServices.ParameterInitializer.Initialize(network.Parameters, Initializer.PyTorch, seed: 3);

    private static void Fill(GeneratedNetwork network, int seed) => CompilerServices.ParameterInitializer.Initialize(network.Parameters, Initializer.HeNormal, seed);

    private static NetworkBatch Batch(GeneratedNetwork network, int samples) => NetworkBatch.Random(network.Model, new Random(9), samples);

    private static string[] Learned(GeneratedNetwork network) =>
    [
        .. Generator.Shapes.LayerParameter.Of(network.Model).Where(static parameter => parameter.Spec.HasGradient).Select(static parameter => parameter.Name),
    ];

    /// <summary>Every optimizer with weight decay, which changes a weight whose gradient is 0.</summary>
    private static Optimizer WithDecay(string name) => name switch
    {
        "sgd" => new Sgd(0.01, weightDecay: 0.1),
        "momentum" => new Sgd(0.01, momentum: 0.9, weightDecay: 0.1),
        "nesterov" => new Sgd(0.01, momentum: 0.9, nesterov: true, weightDecay: 0.1),
        "adam" => new Adam(weightDecay: 0.1),
        "adamw" => new AdamW(weightDecay: 0.1),
        "rmsprop" => new RMSprop(1e-3, weightDecay: 0.1),
        _ => new RMSprop(1e-3, weightDecay: 0.1, momentum: 0.5),
    };
}
