namespace FashionMnist.Reports;

/// <summary>The colours of the learning curve.</summary>
internal static class ChartColours
{
    public const string Grid = "#e4e7eb";

    // Blue and orange are told apart with every kind of colour vision, and the training line is dashed besides.
    public const string Training = "#c2570c";
    public const string Test = "#1d5fbf";
}
