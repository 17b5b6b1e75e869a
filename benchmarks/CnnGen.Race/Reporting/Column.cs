namespace CnnGen.Race.Reporting;

/// <summary>A column of a table.</summary>
/// <param name="Head">Its head.</param>
/// <param name="Text">A row's text.</param>
/// <param name="IsNumber">Whether it is set to the right.</param>
internal sealed record Column<T>(string Head, Func<T, string> Text, bool IsNumber = true);
