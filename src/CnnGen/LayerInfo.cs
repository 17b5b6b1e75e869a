namespace CnnGen;

/// <summary>One layer of a network, for tables and tools: a value, equal to another where all that it says is equal, the names of the inputs included.</summary>
/// <param name="Name">The layer's name, as in <c>conv1</c>.</param>
/// <param name="Kind">The layer's kind: its attribute's name without the suffix, as in <c>Conv2D</c>.</param>
/// <param name="Inputs">The names of what the layer reads, in order: of layers above, or <c>input</c> for the network's input. A join reads several; a layer may read one twice.</param>
/// <param name="OutputHeight">Rows of the output feature map; 1 for flat data.</param>
/// <param name="OutputWidth">Columns of the output feature map; 1 for flat data.</param>
/// <param name="OutputChannels">Channels of the output, or features of flat data.</param>
/// <param name="IsFlat">Whether the output is a flat vector of features.</param>
/// <param name="ParameterCount">Values that the layer learns, or keeps where it is frozen.</param>
/// <param name="MultiplyAddCount">Multiply-adds of one forward pass of one sample.</param>
public readonly record struct LayerInfo(
    string Name, string Kind, IReadOnlyList<string> Inputs, int OutputHeight, int OutputWidth, int OutputChannels, bool IsFlat, int ParameterCount, long MultiplyAddCount)
{
    /// <summary>The names of what the layer reads, in order: of layers above, or <c>input</c> for the network's input. They are copied and cannot be changed.</summary>
    public IReadOnlyList<string> Inputs { get; init => field = new NameList(value); } = new NameList(Inputs);

    /// <summary>The shape of the output.</summary>
    public SampleShape OutputShape => IsFlat ? SampleShape.Flat(OutputChannels) : SampleShape.Spatial(OutputHeight, OutputWidth, OutputChannels);

    /// <summary>Floats of the output.</summary>
    public int OutputLength => OutputHeight * OutputWidth * OutputChannels;
}
