using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

public sealed class ParameterInitializerTests
{
    /// <summary>Golden values from a second implementation of the documented draws, in Python.</summary>
    [Fact]
    public void Seed_GivesTheseBitsOnEveryMachine()
    {
        Assert.Equal("BE7605E3 BD8F186A 3DD4E2BF 3E7B14D0", Bits(Initializer.PyTorch, "conv1.weight"));
        Assert.Equal("BC4EDA23 3DAB77E7 3E37DD6A 3D2D3FC1", Bits(Initializer.PyTorch, "dense1.bias"));
        Assert.Equal("3E4B0F6A 3DA07EFC 3E2A8683 BE245645", Bits(Initializer.GlorotUniform, "dense1.weight"));
        Assert.Equal("BF16A85F BE2F415C 3E825D88 3F19C159", Bits(Initializer.HeUniform, "conv1.weight"));
        Assert.Equal("BE97CBEE BDB09485 3DB94C0D 3E5A8AF1", Bits(Initializer.HeNormal, "conv1.weight"));
        Assert.Equal("BE85FE29 3D19331A BE83EEAC 3E4F1EAC", Bits(Initializer.HeNormal, "dense1.weight"));
    }

    [Theory]
    [InlineData(Initializer.PyTorch)]
    [InlineData(Initializer.GlorotUniform)]
    [InlineData(Initializer.HeUniform)]
    [InlineData(Initializer.HeNormal)]
    public void Panels_ChangeNoValue(Initializer initializer)
    {
        ParameterSet narrow = Initialized(Layouts.Sample(panel: 4), initializer);
        ParameterSet wide = Initialized(Layouts.Sample(panel: 16), initializer);
        Assert.All(narrow.Names, name => Assert.Equal(narrow[name].ToArray(), wide[name].ToArray()));
    }

    [Fact]
    public void Draws_FollowEachOtherInLayoutOrder()
    {
        ParameterSet parameters = Initialized(Layouts.Sample(), Initializer.PyTorch);
        Xoshiro256 random = new(42);
        foreach (string name in parameters.Names)
        {
            double bound = 1 / Math.Sqrt(name.StartsWith("conv", StringComparison.Ordinal) ? 12 : 24);
            Assert.All(parameters[name].ToArray(), value => Assert.Equal((float)(bound * random.NextSymmetric()), value));
        }
    }

    [Theory]
    [InlineData(Initializer.PyTorch, 0.02)]
    [InlineData(Initializer.GlorotUniform, 0.044721359549995794)]
    [InlineData(Initializer.HeUniform, 0.04898979485566356)]
    public void UniformValues_FillTheirRange(Initializer initializer, double bound)
    {
        // fan_in 2500, fan_out 500.
        float[] values = Initialized(Layouts.Set(Layouts.Dense("w", units: 500, channels: 2500, height: 1, width: 1)), initializer)["w"].ToArray();
        Assert.All(values, value => Assert.InRange(value, (float)-bound, (float)bound));
        Assert.Equal(bound, values.Max(), bound * 1e-4);
        Assert.Equal(-bound, values.Min(), bound * 1e-4);
        Assert.Equal(0, values.Average(static value => (double)value), 5 * bound / Math.Sqrt(3.0 * values.Length));
    }

    [Fact]
    public void HeNormal_HasMomentsOfNormalDistribution()
    {
        double[] values = [.. Initialized(Layouts.Set(Layouts.Dense("w", units: 400, channels: 2500, height: 1, width: 1)), Initializer.HeNormal)["w"]
            .ToArray().Select(static value => value / Math.Sqrt(2.0 / 2500))];
        Assert.Equal(0, values.Average(), 0.005);
        Assert.Equal(1, values.Average(static z => z * z), 0.01);
        Assert.Equal(0, values.Average(static z => z * z * z), 0.02);
        Assert.Equal(3, values.Average(static z => z * z * z * z), 0.05);
        Assert.Equal(0.6826894921, values.Count(static z => Math.Abs(z) < 1) / (double)values.Length, 0.003);
        Assert.InRange(values.Max(), 4, 6.5);
    }

    [Theory]
    [InlineData(Initializer.GlorotUniform)]
    [InlineData(Initializer.HeUniform)]
    [InlineData(Initializer.HeNormal)]
    public void BiasesOfGlorotAndHe_AreZero(Initializer initializer)
        => Assert.All(Initialized(Layouts.Filled(), initializer)["dense1.bias"].ToArray(), static value => Assert.Equal(0, value));

    [Fact]
    public void OtherSeed_GivesOtherValues()
    {
        ParameterSet other = Layouts.Sample();
        ParameterInitializer.Initialize(other, Initializer.PyTorch, seed: -42);
        Assert.NotEqual(Initialized(Layouts.Sample(), Initializer.PyTorch)["conv1.weight"].ToArray(), other["conv1.weight"].ToArray());
    }

    [Fact]
    public void RankDecidesNothing_TheLayoutSaysHowValuesBegin()
    {
        ParameterLayout vector = Layouts.Bias("scale", filters: 9, fanIn: 9) with { Initial = InitialValues.Weight };
        ParameterLayout matrix = Layouts.Dense("shift", units: 3, channels: 3, height: 1, width: 1) with { Initial = InitialValues.Bias };

        ParameterSet parameters = Initialized(Layouts.Set(vector, matrix), Initializer.HeNormal);

        Assert.DoesNotContain(0, parameters["scale"].ToArray());
        Assert.All(parameters["shift"].ToArray(), static value => Assert.Equal(0, value));
    }

    [Fact]
    public void UnknownRule_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        "layout", () => Initialized(Layouts.Set(Layouts.Bias("b", filters: 3, fanIn: 1) with { Initial = (InitialValues)99 }), Initializer.PyTorch));

    [Fact]
    public void UnknownInitializer_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>("initializer", () => ParameterInitializer.Initialize(Layouts.Sample(), (Initializer)99, 0));

    [Fact]
    public void ExactLogarithm_IsWithinRoundingOfTheLibrarys()
    {
        Random random = new(3);
        for (int i = 0; i < 10_000; i++)
        {
            double value = Math.Pow(10, (random.NextDouble() * 40) - 30);
            Assert.Equal(Math.Log(value), ExactMath.Log(value), 4e-16 * Math.Max(1, Math.Abs(Math.Log(value))));
        }

        Assert.Equal(0, ExactMath.Log(1));
    }

    [Fact]
    public void Xoshiro_AgreesWithItsAuthorsCode()
    {
        // SplitMix64 from 0 begins with e220a8397b1dcdaf, 6e789e6aa1b965f4; xoshiro256** from the state that its first four outputs are follows.
        Assert.Equal(0xE220A8397B1DCDAFUL, CounterRandom.Mix(0));
        Assert.Equal(0x6E789E6AA1B965F4UL, CounterRandom.Mix(0x9E3779B97F4A7C15));
        Xoshiro256 random = new(0);
        Assert.Equal(new ulong[] { 0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0 }, new[] { random.Next(), random.Next(), random.Next() });
    }

    private static ParameterSet Initialized(ParameterSet parameters, Initializer initializer)
    {
        ParameterInitializer.Initialize(parameters, initializer, seed: 42);
        return parameters;
    }

    private static string Bits(Initializer initializer, string name)
    {
        float[] values = Initialized(Layouts.Sample(), initializer)[name].ToArray();
        return string.Join(" ", values.Take(4).Select(static value => BitConverter.SingleToInt32Bits(value).ToString("X8")));
    }
}
