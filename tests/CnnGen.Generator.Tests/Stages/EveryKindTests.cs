using System.Collections.Immutable;
using System.Numerics;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;
using CnnGen.Generator.Shapes;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Stages;

/// <summary>Every kind of layer and of operation goes through every stage: one that a stage has forgotten fails here by its name.</summary>
public sealed class EveryKindTests
{
    public static TheoryData<string> Layers => Kinds.Layers;

    public static TheoryData<string> Operations => Kinds.Operations;

    [Fact]
    public void EveryKind_IsSealedOrAbstract() => Assert.DoesNotContain(
        typeof(Layer).Assembly.GetTypes(),
        static type => (type.IsSubclassOf(typeof(Layer)) || type.IsSubclassOf(typeof(Operation))) && !type.IsSealed && !type.IsAbstract);

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_HasShapeParametersCostAndTraits(string kind)
    {
        (Network network, int index, ShapedLayer shaped) = Find(kind);

        Assert.Equal(shaped.Output, LayerShapes.Of(index, shaped.Layer, shaped.Inputs, ShapeInference.InputIndex).Output);
        BigInteger parameters = LayerParameter.Of(network).Where(parameter => parameter.Layer == index)
            .Aggregate(BigInteger.Zero, static (sum, parameter) => sum + parameter.Spec.Count);
        Assert.Equal(parameters, LayerCost.Parameters(shaped));
        Assert.True(Limits.ParameterStorage(shaped) >= parameters);
        Assert.True(LayerCost.MultiplyAdds(shaped) >= 0);
        Assert.True(Enum.IsDefined(shaped.Layer.Effect));
        Assert.True(Enum.IsDefined(LayerActivation.Of(shaped.Layer).Kind));
        Assert.True(Enum.IsDefined(OrderSuspicions.Of(shaped.Layer, shaped.Input)));
        Assert.All(Suspicions.Find(Outcome(network), network.Loss), suspicion => Assert.InRange(suspicion.Layer, 0, network.Layers.Count - 1));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_IsLoweredAndPlanned(string kind)
    {
        (Network network, int index, ShapedLayer shaped) = Find(kind);

        NetworkPlan plan = NetworkPlanner.Plan(network, withInputGradient: true);

        // A flattening may leave the order to the dense layer behind it; every other layer is a step.
        Assert.True(shaped.Layer is FlattenLayer || plan.Steps.Any(step => step.Layer == index));
        Assert.Equal(LayerParameter.Of(network).Select(static parameter => parameter.Name), plan.Parameters.Select(static parameter => parameter.Name));
        Assert.Null(PlannedBuffers.FindTooLong(plan));
        AssertHasMemory(plan);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_IsEmittedInEveryFile(string kind)
    {
        (Network network, int index, ShapedLayer shaped) = Find(kind);
        NetworkPlan plan = NetworkPlanner.Plan(network, withInputGradient: false);

        string name = shaped.Layer.Name;
        Assert.Contains(FlowChart.Escape(name) + " (" + shaped.Layer.Kind, FlowChart.Text(plan), StringComparison.Ordinal);
        Assert.Contains(name, SummaryTable.Text(plan), StringComparison.Ordinal);
        Assert.Contains($"Tables.Layers[{index}]", KernelFile.Inspection(plan, default), StringComparison.Ordinal);
        string tables = KernelFile.Tables(plan, default);
        string inputs = string.Join(", ", network.InputNames(shaped).Select(static input => $"\"{input}\""));
        Assert.Contains($"LayerInfo(\"{name}\", \"{shaped.Layer.Kind}\", [{inputs}], ", tables, StringComparison.Ordinal);
        Assert.All(LayerParameter.Of(network), parameter => Assert.Contains($"ParameterLayout(\"{parameter.Name}\"", tables, StringComparison.Ordinal));
        string passes = KernelFile.Passes(plan, EmissionOptions.Product, default);
        Assert.All(plan.Steps, step => Assert.Contains(step.KernelClass + ".Forward(", passes, StringComparison.Ordinal));
        Generation generation = Generation.Run(Declared.Source(Kinds.WithLayer(kind)));
        Assert.Empty(generation.CompilerDiagnostics());
        Assert.Equal(NetworkEmitter.Emit(network).Select(static file => file.HintName).Order(), generation.Files.Select(static file => file.HintName).Order());
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task Layer_IsKnownToEveryDiagnostic(string kind)
    {
        string source = Declared.Source("[Budget(MaxParameters = 1, MaxMultiplyAdds = 1, MaxScratchBytes = 1)]\n" + Kinds.WithLayer(kind));
        HeaderText weights = new(
            "Net", "net.safetensors", [.. LayerParameter.Of(Find(kind).Network).Select(static parameter => $"{parameter.Name}: F32 {parameter.Shape}")]);

        ImmutableArray<Diagnostic> reported = await Compile.AnalyzeAsync(Generation.Run(Compile.Sources(source), weights).Output, weights);

        // An analyzer that throws is reported as AD0001; tensors that differ as CNN157 to CNN160.
        Assert.All(reported, static diagnostic => Assert.Matches("^CNN(05|06|1[0-4])", diagnostic.Id));
        Assert.Equal(["CNN058", "CNN060"], reported.Select(static diagnostic => diagnostic.Id).Intersect(["CNN058", "CNN060"]).Order());
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_HasTheSameMemberInTheStub(string kind)
    {
        (Network network, _, _) = Find(kind);
        StubMember[] members =
        [
            .. LayerParameter.Of(network).GroupBy(static parameter => parameter.Layer, static parameter => parameter.Spec.Member)
                .Select(layer => new StubMember(LayerNames.MemberName(network.Layers[layer.Key].Layer.Name), layer.ToEquatableArray())),
        ];
        string source = Declared.Source(Kinds.WithLayer(kind) + "\n[ReLU(Name = \"input\")]");

        StubTarget stub = Assert.IsType<StubTarget>(Declared.Result(source).Stub);

        Assert.Equal(members, stub.LayerMembers);
        Assert.NotEmpty(StubEmitter.Emit(stub, default));
        Assert.DoesNotContain(Generation.Run(source).CompilerDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_HasAKernelInEveryForm(string kind)
    {
        NetworkPlan plan = PlanWith(kind, withInputGradient: true);
        Kernel kernel = plan.Kernels.First(kernel => kernel.Operation.GetType().Name == kind);

        Assert.All<(ElementType Element, bool ToData, bool ToWeights)>(
            [
                (ElementType.Single, false, false), (ElementType.Single, false, true), (ElementType.Single, true, false), (ElementType.Single, true, true),
                (ElementType.Double, true, true),
            ],
            form => Assert.Contains(
                " Forward(", Text(kernel with { ToData = form.ToData, ToWeights = form.ToWeights }, form.Element), StringComparison.Ordinal));

        string Text(Kernel kernel, ElementType element) => KernelFile.Kernel(plan.Network.Target, kernel, KernelPlanner.Plan(kernel, element.Bytes), element, default);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_IsPlacedAndCalled(string kind)
    {
        NetworkPlan plan = PlanWith(kind, withInputGradient: true);
        Step step = plan.Steps.First(step => step.Operation.GetType().Name == kind);

        AssertHasMemory(plan);
        Assert.Contains(step.KernelClass + ".Forward(", KernelFile.Passes(plan, new EmissionOptions(ElementType.Double, WithInputGradient: true), default), StringComparison.Ordinal);
        Assert.Equal((step.Modes & Modes.Prediction) != 0, KernelFile.Inspection(plan, default).Contains(step.KernelClass + ".Forward(", StringComparison.Ordinal));
        Assert.Empty(Generation.Run(Declared.Source(Kinds.WithOperation(kind))).CompilerDiagnostics());
    }

    private static (Network Network, int Index, ShapedLayer Shaped) Find(string kind)
    {
        Network network = Declared.Network(Kinds.WithLayer(kind));

        // The last of its kind: the first may be the one before the example.
        int index = network.Layers.Select(static layer => layer.Layer.GetType().Name).ToList().LastIndexOf(kind);
        Assert.True(index >= 0, $"The example of {kind} in {nameof(Kinds)} has no such layer.");
        return (network, index, network.Layers[index]);
    }

    private static NetworkPlan PlanWith(string kind, bool withInputGradient)
    {
        NetworkPlan plan = NetworkPlanner.Plan(Declared.Network(Kinds.WithOperation(kind)), withInputGradient);
        Assert.True(plan.Steps.Any(step => step.Operation.GetType().Name == kind), $"The example of {kind} in {nameof(Kinds)} has no such operation.");
        return plan;
    }

    private static void AssertHasMemory(NetworkPlan plan)
    {
        foreach (Step step in plan.Steps)
        {
            Assert.True((step.Modes & Modes.Prediction) == 0 || plan.Prediction.Values[step.Index].Length == step.Operation.OutputLength);
            Assert.True((step.Modes & Modes.Training) == 0 || plan.Training.Values[step.Index].Length == step.Operation.OutputLength);
        }
    }

    private static ShapeOutcome Outcome(Network network) => new(network.Layers, [.. network.Layers], [.. network.Layers.Select(static layer => layer.Sources)], default);
}
