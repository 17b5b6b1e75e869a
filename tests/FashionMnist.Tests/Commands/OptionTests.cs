using FashionMnist.Tests.Support;
using Xunit;

namespace FashionMnist.Tests.Commands;

public sealed class OptionTests
{
    [Theory]
    [InlineData("--epochs", "0", "--epochs takes a whole number of at least 1, not '0'.")]
    [InlineData("--epochs", "1.5", "--epochs takes a whole number of at least 1, not '1.5'.")]
    [InlineData("--batch-size", "-64", "--batch-size takes a whole number of at least 1, not '-64'.")]
    [InlineData("--threads", "0", "--threads takes a whole number of at least 1, not '0'.")]
    [InlineData("--seed", "99999999999", "--seed takes a whole number of 32 bits, not '99999999999'.")]
    [InlineData("--learning-rate", "NaN", "--learning-rate takes a finite number above 0, not 'NaN'.")]
    [InlineData("--learning-rate", "0", "--learning-rate takes a finite number above 0, not '0'.")]
    [InlineData("--learning-rate", "1e39", "--learning-rate takes a finite number above 0, not '1e39'.")]
    [InlineData("--learning-rate", "1e999", "--learning-rate takes a finite number above 0, not '1e999'.")]
    [InlineData("--output", "", "--output takes a folder, not an empty name.")]
    [InlineData("--data", "", "--data takes a folder, not an empty name.")]
    [InlineData("--learning-rate", "0,001", "--learning-rate takes a finite number above 0, not '0,001'.")]
    public void ValueThatMakesNoSense_IsRefusedWithOneSentence(string option, string value, string sentence)
    {
        ProgramRun run = ProgramRun.Of(option, value);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(sentence, run.Error.Trim());
        Assert.Equal("", run.Output.Trim());
    }

    [Fact]
    public void NegativeIndex_IsRefusedWithOneSentence()
    {
        ProgramRun run = ProgramRun.Of("predict", "--index", "-1");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("--index takes a whole number of at least 0, not '-1'.", run.Error.Trim());
    }

    [Fact]
    public void PredictWithoutIndex_SaysThatItIsRequired()
    {
        ProgramRun run = ProgramRun.Of("predict");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--index", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownOption_IsNamed()
    {
        ProgramRun run = ProgramRun.Of("--frobnicate");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--frobnicate", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--epochs", "--epoch", "3")]
    [InlineData("--output", "--otput", "/tmp/x")]
    public void MisspeltOption_IsCorrected_AndItsValueIsNot(string meant, params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"Unrecognized command or argument '{arguments[0]}'.", run.Error.Trim());
        Assert.Equal([$"'{arguments[0]}' was not matched. Did you mean one of the following?", meant], run.Output.Trim().ReplaceLineEndings("\n").Split('\n'));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("x")]
    [InlineData("--epochs", "3", "4")]
    public void StrayValue_IsNamedAndNotCorrected(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"Unrecognized command or argument '{arguments[^1]}'.", run.Error.Trim());
        Assert.Equal("", run.Output.Trim());
    }

    [Fact]
    public void Help_ListsEveryOptionWithItsDefault()
    {
        ProgramRun run = ProgramRun.Of("--help");

        Assert.Equal(0, run.ExitCode);
        string[] expected =
        [
            "--epochs <N>", "[default: 10]", "--batch-size <N>", "[default: 64]", "--learning-rate <N>", "[default: 0.001]", "--threads <N>", "--seed <N>",
            "--data <DIR>", "--output <DIR>", "[default: artifacts/fashion-mnist]", "predict",
        ];
        Assert.All(expected, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }
}
