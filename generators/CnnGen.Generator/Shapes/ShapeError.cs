using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>Why a layer cannot follow the ones before it: data, which the edge turns into a sentence.</summary>
/// <param name="Layer">The layer's index; -1 for the input.</param>
/// <param name="Input">What comes in.</param>
internal abstract record ShapeError(int Layer, Shape Input);

/// <summary>A kernel or window reaches past the padded input.</summary>
/// <param name="Kernel">As declared.</param>
/// <param name="Dilation">As declared.</param>
/// <param name="Pads">Around the input.</param>
/// <param name="Largest">The largest kernel that fits, axis by axis.</param>
/// <param name="SameFits">Whether it would fit under <c>Padding.Same</c>.</param>
internal sealed record WindowDoesNotFit(int Layer, Shape Input, Size Kernel, Size Dilation, Pads Pads, Size Largest, bool SameFits) : ShapeError(Layer, Input);

/// <summary>A pool's padding is more than half its window, so that a window could see nothing but padding.</summary>
/// <param name="Kernel">The window.</param>
/// <param name="Pads">As declared.</param>
internal sealed record PoolPadsTooLarge(int Layer, Shape Input, Size Kernel, Pads Pads) : ShapeError(Layer, Input);

/// <summary>The groups do not divide the channels that come in.</summary>
/// <param name="Groups">As declared.</param>
/// <param name="Filters">As declared.</param>
internal sealed record GroupsDoNotDivideChannels(int Layer, Shape Input, int Groups, int Filters) : ShapeError(Layer, Input);

/// <summary>The groups do not divide the filters.</summary>
/// <param name="Groups">As declared.</param>
/// <param name="Filters">As declared.</param>
internal sealed record GroupsDoNotDivideFilters(int Layer, Shape Input, int Groups, int Filters) : ShapeError(Layer, Input);

/// <summary>A dense layer gets spatial data.</summary>
internal sealed record DenseOnSpatialData(int Layer, Shape Input) : ShapeError(Layer, Input);

/// <summary>A layer of feature maps gets flat data.</summary>
/// <param name="FlattenedBy">The index of the layer after which the data is flat; -1 for the input.</param>
internal sealed record SpatialLayerOnFlatData(int Layer, Shape Input, int FlattenedBy) : ShapeError(Layer, Input);

/// <summary>Two inputs of a join do not fit each other.</summary>
/// <param name="Second">The input that does not fit those before it.</param>
/// <param name="Operand">Which input of the layer that is.</param>
internal abstract record JoinDoesNotFit(int Layer, Shape Input, Shape Second, int Operand) : ShapeError(Layer, Input);

/// <summary>An addition of different shapes.</summary>
internal sealed record AdditionDoesNotFit(int Layer, Shape Input, Shape Second, int Operand) : JoinDoesNotFit(Layer, Input, Second, Operand);

/// <summary>A concatenation of maps of different sizes, or of a map and flat data.</summary>
internal sealed record ConcatenationDoesNotFit(int Layer, Shape Input, Shape Second, int Operand) : JoinDoesNotFit(Layer, Input, Second, Operand);

/// <summary>A multiplication of different shapes, none of which is one pixel with the channels of the other.</summary>
internal sealed record MultiplicationDoesNotFit(int Layer, Shape Input, Shape Second, int Operand) : JoinDoesNotFit(Layer, Input, Second, Operand);

/// <summary>What must fit one array and does not.</summary>
internal enum Quantity
{
    Input,
    PaddedInput,
    Output,
    Activations,

    // These go to buffers of the network's own.
    Parameters,
    TransposedWeights,
    PredictionMemory,
    TrainingMemory,
}

/// <summary>More elements than one array holds.</summary>
/// <param name="Quantity">Of what; parameters and activations are counted from the first layer on.</param>
/// <param name="Count">How many.</param>
internal sealed record TooManyElements(int Layer, Shape Input, Quantity Quantity, BigInteger Count) : ShapeError(Layer, Input)
{
    /// <summary>How many there may be.</summary>
    public int Most => Quantity >= Quantity.Parameters ? Limits.MaxBuffer : Limits.MaxElements;
}
