namespace CnnGen.Generator.Model;

/// <summary>A layer that the compiler does not know by a name of another library's, and its place in numbers: a syntax tree would be kept, and differ with each edit.</summary>
/// <param name="Name">As written.</param>
/// <param name="Advice">What a user does.</param>
/// <param name="Path">The file.</param>
/// <param name="Start">Of the name, in characters from the file's start.</param>
/// <param name="Length">Of the name.</param>
/// <param name="StartLine">From 0.</param>
/// <param name="StartColumn">From 0.</param>
/// <param name="EndLine">From 0.</param>
/// <param name="EndColumn">Behind the name, from 0.</param>
internal sealed record ForeignLayer(
    string Name, string Advice, string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn);
