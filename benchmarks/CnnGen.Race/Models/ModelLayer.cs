using System.Text.Json.Serialization;

namespace CnnGen.Race.Models;

/// <summary>A layer as the peers build it.</summary>
/// <param name="Name">The layer's name: the prefix of its parameters' names.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Convolution), "convolution")]
[JsonDerivedType(typeof(MaxPool), "max_pool")]
[JsonDerivedType(typeof(GlobalAveragePool), "global_average_pool")]
[JsonDerivedType(typeof(Flatten), "flatten")]
[JsonDerivedType(typeof(Dense), "dense")]
[JsonDerivedType(typeof(Dropout), "dropout")]
[JsonDerivedType(typeof(Softmax), "softmax")]
internal abstract record ModelLayer(string Name)
{
    /// <summary>Multiply-adds of one sample's forward pass, without those with the zeros of a border.</summary>
    [JsonIgnore]
    public virtual long MultiplyAdds => 0;

    /// <param name="Name">The layer's name.</param>
    /// <param name="Channels">Of the input.</param>
    /// <param name="Filters">Channels of the output.</param>
    /// <param name="Rows">The vertical axis.</param>
    /// <param name="Columns">The horizontal axis.</param>
    /// <param name="Groups">Groups of channels; as many as channels in a depthwise convolution.</param>
    /// <param name="HasBias">Whether a bias is added.</param>
    /// <param name="HasReLU">Whether a ReLU follows.</param>
    internal sealed record Convolution(
        string Name, int Channels, int Filters, ModelAxis Rows, ModelAxis Columns, int Groups, bool HasBias, bool HasReLU) : ModelLayer(Name)
    {
        public override long MultiplyAdds => Rows.TapsInside * Columns.TapsInside * (Channels / Groups) * Filters;
    }

    internal sealed record MaxPool(string Name, ModelAxis Rows, ModelAxis Columns) : ModelLayer(Name);

    internal sealed record GlobalAveragePool(string Name) : ModelLayer(Name);

    internal sealed record Flatten(string Name) : ModelLayer(Name);

    /// <param name="Name">The layer's name.</param>
    /// <param name="Features">Inputs.</param>
    /// <param name="Units">Outputs.</param>
    /// <param name="HasBias">Whether a bias is added.</param>
    /// <param name="HasReLU">Whether a ReLU follows.</param>
    internal sealed record Dense(string Name, int Features, int Units, bool HasBias, bool HasReLU) : ModelLayer(Name)
    {
        public override long MultiplyAdds => (long)Features * Units;
    }

    internal sealed record Dropout(string Name, double Rate) : ModelLayer(Name);

    internal sealed record Softmax(string Name) : ModelLayer(Name);
}
