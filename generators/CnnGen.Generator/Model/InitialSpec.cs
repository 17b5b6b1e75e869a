namespace CnnGen.Generator.Model;

/// <summary>How a tensor's values begin.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="FanIn">Inputs that one output sums over.</param>
/// <param name="FanOut">Outputs that one input reaches, as initializers count them.</param>
internal readonly record struct InitialSpec(InitialKind Kind, int FanIn, int FanOut);
