namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>What a role's indices are called.</summary>
/// <param name="Row">A row of the output.</param>
/// <param name="Column">A column of the output.</param>
/// <param name="Lane">A channel of the output.</param>
/// <param name="Channel">A channel of the source.</param>
internal sealed record AxisNames(string Row, string Column, string Lane, string Channel);
