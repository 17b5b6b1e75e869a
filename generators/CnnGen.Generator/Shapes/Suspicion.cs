using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>What is legal and hardly meant: data, which the edge turns into a sentence.</summary>
/// <param name="Layer">The index of the layer that is to blame.</param>
internal abstract record Suspicion(int Layer);

/// <summary>A layer whose output nothing reads, and which is not the last one.</summary>
internal sealed record UnreadLayer(int Layer) : Suspicion(Layer);

/// <summary>A softmax is not the last layer.</summary>
/// <param name="Next">The index of the layer that follows.</param>
internal sealed record SoftmaxInside(int Layer, int Next) : Suspicion(Layer);

/// <summary>A softmax of a softmax.</summary>
/// <param name="First">The index of the softmax before.</param>
internal sealed record SoftmaxTwice(int Layer, int First) : Suspicion(Layer);

/// <summary>An activation on what a softmax, or a loss with a softmax built in, takes as logits.</summary>
/// <param name="Kind">Which activation.</param>
/// <param name="Softmax">The index of the softmax; <see cref="LossIndex"/> for the loss.</param>
internal sealed record ActivationOnLogits(int Layer, ActivationKind Kind, int Softmax) : Suspicion(Layer)
{
    /// <summary>Stands for the loss.</summary>
    public const int LossIndex = -1;
}

/// <summary>A sigmoid at the end of a network whose loss is cross entropy.</summary>
internal sealed record SigmoidWithCrossEntropy(int Layer) : Suspicion(Layer);

/// <summary>Probabilities of a single class.</summary>
internal sealed record SingleClass(int Layer) : Suspicion(Layer);

/// <summary>Rows or columns behind the last window.</summary>
/// <param name="Shaped">The layer between its shapes.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Fitting">The padding with which the windows come out even.</param>
internal sealed record PixelsDropped(int Layer, ShapedLayer Shaped, int Rows, int Columns, Pads Fitting) : Suspicion(Layer);

/// <summary>Pixels between two windows that no window sees.</summary>
/// <param name="Shaped">The layer between its shapes.</param>
/// <param name="IsVertical">Whether the strides over rows are too long; else only those over columns.</param>
/// <param name="Largest">The longest strides that leave no gap.</param>
internal sealed record PixelsPassedOver(int Layer, ShapedLayer Shaped, bool IsVertical, Size Largest) : Suspicion(Layer);

/// <summary>A pool whose windows are single pixels, one after another.</summary>
internal sealed record PoolOfOne(int Layer) : Suspicion(Layer);

/// <summary>A dropout that no layer with weights follows.</summary>
/// <param name="LastWeighted">The index of the last layer with weights.</param>
internal sealed record DropoutBeforeOutput(int Layer, int LastWeighted) : Suspicion(Layer);

/// <summary>A dropout of everything.</summary>
internal sealed record DropoutOfOne(int Layer) : Suspicion(Layer);

/// <summary>Two linear layers without an activation between.</summary>
/// <param name="Next">The index of the second.</param>
internal sealed record LinearAfterLinear(int Layer, int Next) : Suspicion(Layer);

/// <summary>Numbers that look like those of another library, if they were given as height and width.</summary>
/// <param name="Order">What they would be there.</param>
internal sealed record ForeignOrder(int Layer, NumberOrder Order) : Suspicion(Layer);

/// <summary>Windows of a max pool that hold padding and nothing of the input.</summary>
/// <param name="Shaped">The layer between its shapes.</param>
/// <param name="IsVertical">Whether the dilation over rows is too long; else only that over columns.</param>
/// <param name="Largest">The longest dilation with which every window holds a pixel.</param>
internal sealed record EmptyWindows(int Layer, ShapedLayer Shaped, bool IsVertical, int Largest) : Suspicion(Layer);
