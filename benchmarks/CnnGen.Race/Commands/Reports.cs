namespace CnnGen.Race.Commands;

/// <summary>What the program reports.</summary>
[Flags]
internal enum Reports
{
    None = 0,

    Race = 1,

    Layers = 2,

    Growth = 4,

    Start = 8,

    Accuracy = 16,
}
