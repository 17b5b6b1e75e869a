using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace FashionMnist.Commands;

/// <summary>Options that take a number, refused with one sentence when it is not of the kind or range that is asked for.</summary>
internal static class NumberOption
{
    /// <summary>A whole number from <paramref name="minimum"/> up; one that must be given where there is no default.</summary>
    public static Option<int> AtLeast(int minimum, string name, int? defaultValue, string description) =>
        Create<int>(name, description, defaultValue, value => value >= minimum, $"a whole number of at least {minimum}");

    /// <summary>Any whole number of 32 bits.</summary>
    public static Option<int> Any(string name, int defaultValue, string description) =>
        Create<int>(name, description, defaultValue, static _ => true, "a whole number of 32 bits");

    /// <summary>A number above zero that is finite as a float, too: optimizers compute with those.</summary>
    public static Option<double> Positive(string name, double defaultValue, string description) =>
        Create<double>(name, description, defaultValue, static value => float.IsFinite((float)value) && value > 0, "a finite number above 0");

    private static Option<T> Create<T>(string name, string description, T? defaultValue, Predicate<T> isAllowed, string expected)
        where T : struct, INumber<T>
    {
        var option = new Option<T>(name) { Description = description, HelpName = "N", Required = defaultValue is null, CustomParser = Parse };
        if (defaultValue is { } given)
        {
            option.DefaultValueFactory = _ => given;
        }

        return option;

        T Parse(ArgumentResult argument)
        {
            string text = argument.Tokens[0].Value;
            if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && isAllowed(value))
            {
                return value;
            }

            argument.AddError($"{name} takes {expected}, not '{text}'.");
            return default;
        }
    }
}
