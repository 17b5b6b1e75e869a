namespace CnnGen.Generator.Parsing;

/// <summary>The names in the library that declarations are read by; the layers' are in <see cref="LayerCatalog"/>.</summary>
internal static class KnownNames
{
    public const string Namespace = "CnnGen";

    public const string Cnn = "CnnAttribute";

    public const string Input = "InputAttribute";

    public const string From = "FromAttribute";

    public const string Loss = "LossAttribute";

    public const string Budget = "BudgetAttribute";

    /// <summary>The metadata name that finds networks.</summary>
    public const string CnnMetadata = Namespace + "." + Cnn;
}
