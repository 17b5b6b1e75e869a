using CnnGen.Generator.Model;
using CnnGen.Shared.Sampling;
using CnnGen.Tests.Reference;
using CsCheck;

namespace CnnGen.Tests.Kernels;

/// <summary>Random networks, many in one compilation; one that fails is shrunk by itself.</summary>
internal static class NetworkCases
{
    private const int LargestSeed = 1000;

    /// <summary>The networks of a batch.</summary>
    public static IEnumerable<Network> Create(Gen<Network> networks, int batch, int count) =>
        Cases.Seeds(batch, count).Select(seed => WithSeeds(networks).FromSeed(seed).Network);

    /// <param name="networks">Makes a network.</param>
    /// <param name="batch">Each has networks of its own, the same in every run.</param>
    /// <param name="count">Networks of a batch.</param>
    /// <param name="compile">Compiles networks, in the order given.</param>
    /// <param name="check">Takes a network, compiled, and a seed for weights and samples.</param>
    public static void Check<TCompiled>(
        Gen<Network> networks, int batch, int count, Func<IReadOnlyList<Network>, IReadOnlyList<TCompiled>> compile, Action<Network, TCompiled, int> check)
    {
        Gen<(Network Network, int Seed)> cases = WithSeeds(networks);
        string[] seeds = [.. Cases.Seeds(batch, count)];
        (Network Network, int Seed)[] all = [.. seeds.Select(cases.FromSeed)];
        Network[] models = [.. all.Select(static one => one.Network)];
        IReadOnlyList<TCompiled>? compiled = TryCompile(models, compile);
        for (int i = 0; i < count; i++)
        {
            try
            {
                check(models[i], compiled is null ? compile([models[i]])[0] : compiled[i], all[i].Seed);
            }
            catch (Exception)
            {
                cases.Shrink(seeds[i], one => check(one.Network, compile([one.Network])[0], one.Seed), static one => NetworkSource.Write(one.Network));
                throw;
            }
        }

        Assert.True(compiled is not null, "the networks compile, but not together");
    }

    /// <summary>Null where one of the networks does not compile: then each is compiled by itself, so that it can be shrunk.</summary>
    private static IReadOnlyList<TCompiled>? TryCompile<TCompiled>(Network[] models, Func<IReadOnlyList<Network>, IReadOnlyList<TCompiled>> compile)
    {
        try
        {
            return compile(models);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static Gen<(Network Network, int Seed)> WithSeeds(Gen<Network> networks) => Gen.Select(networks, Gen.Int[0, LargestSeed]);
}
