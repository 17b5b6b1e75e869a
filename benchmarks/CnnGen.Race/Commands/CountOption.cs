using System.CommandLine;
using System.CommandLine.Parsing;

namespace CnnGen.Race.Commands;

/// <summary>Options that take numbers from 1 up.</summary>
internal static class CountOption
{
    public static Option<int> One(string name, int defaultValue, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => defaultValue };
        option.Validators.Add(Check);
        return option;
    }

    public static Option<int[]> Several(string name, int[] defaultValue, string description)
    {
        var option = new Option<int[]>(name) { Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => defaultValue };
        option.Validators.Add(Check);
        return option;
    }

    private static void Check(OptionResult result)
    {
        foreach (Token token in result.Tokens.Where(static token => int.TryParse(token.Value, out int value) && value < 1))
        {
            result.AddError($"{result.IdentifierToken?.Value} takes numbers from 1 up, not {token.Value}.");
        }
    }
}
