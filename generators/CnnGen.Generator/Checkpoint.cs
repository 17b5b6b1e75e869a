namespace CnnGen.Generator;

/// <summary>What work passes at each of its steps: it ends there once its run is cancelled, as an editor does at every keystroke.</summary>
/// <param name="cancellationToken">The run's.</param>
/// <param name="onPass">Is told of every step before it begins: for who counts them.</param>
internal readonly struct Checkpoint(CancellationToken cancellationToken, Action? onPass = null)
{
    public static implicit operator Checkpoint(CancellationToken cancellationToken) => new(cancellationToken);

    /// <exception cref="OperationCanceledException">The run is cancelled.</exception>
    public void Pass()
    {
        onPass?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
