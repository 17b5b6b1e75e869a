namespace CnnGen;

/// <summary>How a window treats the input's border.</summary>
public enum Padding
{
    /// <summary>No padding.</summary>
    Valid,

    /// <summary>
    /// <c>ceil(in / stride)</c> outputs: TensorFlow's, Keras' and ONNX' SAME_UPPER, for every stride and dilation. Of an odd total the larger half lies after
    /// the input.
    /// </summary>
    Same,
}
