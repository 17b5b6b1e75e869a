namespace CnnGen.KernelBenchmarks.Kernels;

/// <summary>One kernel to be measured.</summary>
/// <param name="Network">The network's letter.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Role">What is computed.</param>
/// <param name="Samples">Samples a call.</param>
/// <param name="Lanes">The length of the vector axis: channels of the output or of the input.</param>
/// <param name="Reduction">The length of the sum behind one result.</param>
/// <param name="IsBlocked">Whether a register tile can use what it loads several times: a convolution that is not depthwise, or a batched dense layer.</param>
/// <param name="Work">What a call does.</param>
/// <param name="Prepare">Fills the operands' buffers and returns the call.</param>
internal sealed record KernelCase(
    string Network, string Layer, Role Role, int Samples, int Lanes, int Reduction, bool IsBlocked, KernelWork Work, Func<Action> Prepare)
{
    /// <summary>Unique: <c>V conv2 BackwardData</c>, and the samples of a dense layer.</summary>
    public string Name { get; } = $"{Network} {Layer} {Role}{(Layer.StartsWith("dense", StringComparison.Ordinal) ? $" x{Samples}" : "")}";
}
