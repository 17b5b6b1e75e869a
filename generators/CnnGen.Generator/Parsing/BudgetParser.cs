namespace CnnGen.Generator.Parsing;

/// <summary>What a network may cost, with the places of the limits; null for no limit.</summary>
/// <param name="MaxParameters">Learned values.</param>
/// <param name="MaxScratchBytes">Bytes of scratch for one sample.</param>
/// <param name="MaxMultiplyAdds">Multiply-adds a sample.</param>
/// <param name="Arguments">Where the limits are declared.</param>
internal sealed record Budget(long? MaxParameters, long? MaxScratchBytes, long? MaxMultiplyAdds, ArgumentReader Arguments);

internal static class BudgetParser
{
    public static Budget Parse(AttributeUse use, NetworkDeclaration network)
    {
        ArgumentReader arguments = new(use, network.ClassName, network.Faults);
        return new Budget(arguments.Limit("MaxParameters"), arguments.Limit("MaxScratchBytes"), arguments.Limit("MaxMultiplyAdds"), arguments);
    }
}
