namespace CnnGen.Generator.Tests.Diagnostics;

public sealed class LossTests : DiagnosticsTest
{
    [Theory]
    [InlineData("Loss.CrossEntropy, {|CNN090:LabelSmoothing = 1|}", "the LabelSmoothing of 'Net' is 1; it must be at least 0 and less than 1")]
    [InlineData("Loss.CrossEntropy, {|CNN090:LabelSmoothing = double.NaN|}", "the LabelSmoothing of 'Net' is NaN; it must be at least 0 and less than 1")]
    [InlineData("Loss.Huber, {|CNN091:Delta = 0|}", "the Delta of 'Net' is 0; it must be greater than 0 and finite in single precision")]
    [InlineData("Loss.Huber, {|CNN091:Delta = double.PositiveInfinity|}", "the Delta of 'Net' is Infinity; it must be greater than 0 and finite in single precision")]
    [InlineData("{|CNN092:Loss.BinaryCrossEntropy|}", "'Net' ends in the softmax softmax1, whose outputs sum to 1; use Loss.CrossEntropy, or [Sigmoid] in place of [Softmax]")]
    [InlineData("Loss.MeanSquaredError, {|CNN093:LabelSmoothing = 0.1|}", "'Net' gives LabelSmoothing to Loss.MeanSquaredError; only Loss.CrossEntropy has it")]
    [InlineData("Loss.CrossEntropy, {|CNN094:Delta = 2|}", "'Net' gives Delta to Loss.CrossEntropy; only Loss.Huber has it")]
    [InlineData("{|CNN025:(Loss)42|}", "Net: loss is 42, which is not a defined value of Loss")]
    public Task Loss_UnderlinesArgument(string arguments, string message) =>
        ExpectLayersAsync($"[Loss({arguments})]\n[Input(8)]\n[Dense(3)]\n[Softmax]", message);

    [Theory]
    [InlineData("Loss.CrossEntropy, LabelSmoothing = 0.1")]
    [InlineData("Loss.Huber, Delta = 0.5")]
    [InlineData("Loss.MeanAbsoluteError")]
    [InlineData("loss: Loss.MeanSquaredError")]
    public Task LegalLoss_IsSilent(string arguments) => ExpectLayersAsync($"[Loss({arguments})]\n[Input(8)]\n[Dense(3)]\n[Softmax]");

    [Fact]
    public Task BinaryCrossEntropyOfLogits_IsSilent() => ExpectLayersAsync("[Loss(Loss.BinaryCrossEntropy)]\n[Input(8)]\n[Dense(3)]");

    [Fact]
    public Task UnknownInitializer_UnderlinesArgument() => ExpectAsync(
        "using CnnGen;\n[Cnn({|CNN025:Initializer = (Initializer)9|}), Input(4), Dense(3)] partial class Net;",
        "Net: Initializer is 9, which is not a defined value of Initializer");
}
