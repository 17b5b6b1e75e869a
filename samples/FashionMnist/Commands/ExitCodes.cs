namespace FashionMnist.Commands;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>Wrong arguments, or files that are missing, damaged or cannot be written; the sentence is on stderr.</summary>
    public const int Failure = 1;

    /// <summary>Ended by Ctrl+C, weights saved: 128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
