using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>From layers' names to locals and kernel classes that meet nothing else in emitted code.</summary>
internal sealed class StepNames
{
    // What emitted code uses by its simple name, and its own parameters and locals.
    private static readonly HashSet<string> s_classes =
    [
        "Math", "Span", "ReadOnlySpan", "Vector128", "Vector256", "Vector512", "Passes", "EntryPoints", "Inspection", "LayerInspection", "Tables", "Loss",
        "VectorMath", "DoubleVectorMath", "CounterRandom", "GradientSum", "ParameterLayout", "InitialValues", "Single", "Double",
    ];

    private static readonly HashSet<string> s_locals =
    [
        "parameters", "transposed", "inputs", "outputs", "input", "output", "scratch", "gradients", "count", "labels", "targets", "sampleLabels", "sampleTargets", "lossScale",
        "loss", "correct", "seed", "step", "firstSample", "n", "inputGradients", "key", "observer",
    ];

    // What stands before a step's name in the names of its gradient and of the terms of that.
    private const string Gradient = "d";
    private const string Term = "termOf";

    private static readonly string[] s_prefixes = [Gradient, Term];

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the gradient of a step's output is called.</summary>
    public static string GradientOf(string step) => Prefixed(Gradient, step);

    /// <summary>What a step's term of a gradient is called before it is added.</summary>
    public static string TermOf(string step) => Prefixed(Term, step);

    public (string Local, string ClassName) Add(string name)
    {
        string member = LayerNames.MemberName(name);
        string unique = member;
        for (int i = 2; s_classes.Contains(unique) || IsTaken(unique); i++)
        {
            unique = FormattableString.Invariant($"{member}_{i}");
        }

        _used.Add(unique);

        string local = char.ToLowerInvariant(unique[0]) + unique.Substring(1);

        // C# keywords are made of lower-case letters alone; a name that starts with no capital would hide its own kernel's class.
        return (s_locals.Contains(local) || local == unique || local.All(char.IsLower) ? local + "_" : local, unique);
    }

    private static string Prefixed(string prefix, string step) => prefix + char.ToUpperInvariant(step[0]) + step.Substring(1);

    /// <summary>Whether a name, or what its gradient and the terms of it are called, is that of a step before or of its gradient.</summary>
    private bool IsTaken(string name) => _used.Contains(name)
        || s_prefixes.Any(prefix => _used.Contains(prefix + name) || (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && _used.Contains(name.Substring(prefix.Length))));
}
