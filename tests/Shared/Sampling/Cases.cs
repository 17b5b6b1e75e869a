using CsCheck;

namespace CnnGen.Shared.Sampling;

/// <summary>
/// Random cases, the same in every run: what nobody changed does not fail by chance. A case that fails is shrunk, and the message says the smallest that
/// fails and the seed that makes it.
/// </summary>
internal static class Cases
{
    // Candidates that are no smaller cost nothing.
    private const int SecondsOfShrinking = 60;

    /// <param name="cases">Makes a case.</param>
    /// <param name="count">How many.</param>
    /// <param name="check">Throws where a case fails.</param>
    /// <param name="print">What the message shows of a case; null for CsCheck's own way.</param>
    public static void Check<T>(this Gen<T> cases, int count, Action<T> check, Func<T, string>? print = null)
    {
        foreach (string seed in Seeds(stream: 0, count))
        {
            T sample = cases.FromSeed(seed);
            try
            {
                check(sample);
            }
            catch (Exception)
            {
                cases.Shrink(seed, check, print);
                throw;
            }
        }
    }

    /// <summary>Looks for the smallest case that fails.</summary>
    /// <exception cref="CsCheckException">It fails at the seed, as it does whenever the check depends on the case alone.</exception>
    public static void Shrink<T>(this Gen<T> cases, string seed, Action<T> check, Func<T, string>? print) =>
        cases.Sample(check, seed: seed, time: SecondsOfShrinking, threads: 1, print: print);

    public static T FromSeed<T>(this Gen<T> cases, string seed) => cases.Generate(PCG.Parse(seed), null, out _);

    /// <param name="stream">Streams have no case in common.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<string> Seeds(int stream, int count) =>
        Enumerable.Range(0, count).Select(i => new PCG((uint)stream, (ulong)i).ToString());
}
