namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>Spells loops and numbers.</summary>
internal static class Loop
{
    /// <summary>A loop, or the one range that there is.</summary>
    public static string Of(string index, int begin, int end, int step) =>
        end - begin > step ? $"for {index} in {begin}..{end}{(step == 1 ? "" : $" by {step}")}" : $"{index} = {Range(begin, end)}";

    /// <summary>A half-open range; a single position by itself.</summary>
    public static string Range(int begin, int end) => end - begin == 1 ? $"{begin}" : $"{begin}..{end}";

    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}";
}
