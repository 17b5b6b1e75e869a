using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Shapes;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>Where tensors lie in the parameter storage.</summary>
public sealed class ParameterPlannerTests
{
    [Fact]
    public void UnlearnedTensors_LieBehindTheLearnedOnes_AndKeepTheirPlaceInTheList()
    {
        ParameterPlan[] tensors = [Tensor("a.weight", 20, true), Tensor("a.mean", 3, false), Tensor("b.weight", 5, true), Tensor("b.mean", 17, false)];

        List<ParameterPlan> placed = ParameterPlanner.Place(tensors, out int learnedLength, out int length);

        // Each begins on a line of 16 floats.
        Assert.Equal([("a.weight", 0), ("a.mean", 48), ("b.weight", 32), ("b.mean", 64)], placed.Select(static tensor => (tensor.Name, tensor.Offset)));
        Assert.Equal((48, 96), (learnedLength, length));
    }

    [Fact]
    public void Network_LearnsAllThatItHolds()
    {
        NetworkPlan plan = NetworkPlanner.Plan(Declared.Network("[Input(6, 5, 4)]\n[Conv2D(6, 3)]\n[Flatten]\n[Dense(3, UseBias = false)]"), withInputGradient: false);

        Assert.Equal(plan.ParameterLength, plan.LearnedLength);
        Assert.Equal(plan.Parameters.Sum(static tensor => (int)Machine.Aligned(tensor.Storage.Length)), plan.LearnedLength);
        Assert.Equal(
            plan.Steps.Where(static step => step.Operation.HoldsParameters).SelectMany(static step =>
                ((WeightedOperation)step.Operation).HasBias ? new[] { step.WeightOffset, step.BiasOffset } : [step.WeightOffset]),
            plan.Parameters.Select(static tensor => tensor.Offset));
    }

    private static ParameterPlan Tensor(string name, int length, bool isLearned)
    {
        var spec = new ParameterSpec(
            name, ParameterRole.Weight, new([new("channels", length)]), Groups: 1, new InitialSpec(InitialKind.Weight, FanIn: 1, FanOut: 1), isLearned);
        return new ParameterPlan(new LayerParameter(0, name, spec), Offset: 0, new TensorStorage(length, length, Shape.Spatial(1, 1, 1), Panel: 1));
    }
}
