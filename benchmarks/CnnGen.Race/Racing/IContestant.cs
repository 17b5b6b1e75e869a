namespace CnnGen.Race.Racing;

/// <summary>One implementation of what is raced, ready to run.</summary>
internal interface IContestant : IDisposable
{
    /// <summary>Which of an implementation's several ways this is; empty where there is one.</summary>
    string Way { get; }

    /// <summary>Runs for some time, a few calls of it to warm up, and returns the seconds that each of the other calls took.</summary>
    /// <param name="atLeast">The time.</param>
    double[] Measure(TimeSpan atLeast);
}
