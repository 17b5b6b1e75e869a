namespace CnnGen.Race.Racing;

/// <summary>An optimizer as both sides have it.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Create">Ours.</param>
/// <param name="TorchArguments">The arguments of PyTorch's.</param>
internal sealed record RaceOptimizer(string Kind, Func<Optimizer> Create, IReadOnlyDictionary<string, double> TorchArguments)
{
    /// <summary>
    /// For time: thousands of steps on one mini-batch would end with nothing left to learn, and with gradients of zero, if they took the weights
    /// anywhere.
    /// </summary>
    private const double TinyRate = 1e-7;

    public static IReadOnlyList<string> Kinds { get; } = ["sgd", "adam"];

    /// <summary>Adam with its defaults.</summary>
    public static RaceOptimizer ForLearning { get; } = Adam(1e-3, 1e-8);

    /// <summary>What is measured.</summary>
    public static RaceOptimizer ForTime(string kind) => kind == "sgd" ? Sgd(TinyRate) : Adam(TinyRate, 1e-8);

    /// <summary>
    /// What is compared: steps that net V, from He's weights, learns from, and not larger ones, with which it jumps about, so that differences of rounding
    /// grow tenfold a step. With Adam's usual epsilon of 1e-8, the first steps follow the gradient's sign, which rounding decides where the gradient is
    /// almost zero.
    /// </summary>
    public static RaceOptimizer ForResults(string kind) => kind == "sgd" ? Sgd(3e-4) : Adam(2e-5, 1e-3);

    private static RaceOptimizer Sgd(double rate) => new(
        "sgd", () => new Sgd(rate, momentum: 0.9), new Dictionary<string, double> { ["lr"] = rate, ["momentum"] = 0.9 });

    private static RaceOptimizer Adam(double rate, double epsilon) => new(
        "adam", () => new Adam(rate, epsilon: epsilon), new Dictionary<string, double> { ["lr"] = rate, ["eps"] = epsilon });
}
