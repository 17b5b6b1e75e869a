namespace CnnGen.Generator.Model;

internal enum LossKind
{
    CrossEntropy,
    MeanSquaredError,
    MeanAbsoluteError,
    Huber,
    BinaryCrossEntropy,
}

/// <summary>A loss with its parameters.</summary>
/// <param name="Kind">Which.</param>
/// <param name="LabelSmoothing">Cross entropy's share spread over all classes.</param>
/// <param name="Delta">Where Huber's loss turns linear.</param>
internal readonly record struct LossFunction(LossKind Kind, double LabelSmoothing, double Delta)
{
    /// <summary>Whether targets may be integer labels.</summary>
    public bool TakesLabels => Kind is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy;
}

internal enum InitializerKind
{
    PyTorch,
    GlorotUniform,
    HeNormal,
    HeUniform,
}

/// <summary>A declaration that the class stands in: <c>partial class Outer</c>.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">As it is written in code, <c>@class</c> included.</param>
internal readonly record struct ContainingType(string Keyword, string Name);

/// <summary>The user's class.</summary>
/// <param name="Namespace">Full name as written in code; empty for the global one.</param>
/// <param name="ContainingTypes">Outermost first.</param>
/// <param name="Name">As written in code, <c>@class</c> included.</param>
/// <param name="HasCaseTwin">Whether another class may differ by nothing but case, which files cannot.</param>
/// <param name="ConstructorWarnings">What the compiler would say of a constructor that calls the base class's and leaves the class's own fields as they are.</param>
internal sealed record TargetClass(
    string Namespace, EquatableArray<ContainingType> ContainingTypes, string Name, bool HasCaseTwin = false, EquatableArray<string> ConstructorWarnings = default);

/// <summary>A network as declared, with every shape inferred: a value, equal to another exactly when both emit the same text.</summary>
/// <param name="Target">The class that receives the members.</param>
/// <param name="Input">The input's shape.</param>
/// <param name="ChannelsFirst">Whether the caller's spatial data is in the order C, H, W.</param>
/// <param name="Layers">In the order written, each with its shapes.</param>
/// <param name="Loss">As declared, or the default.</param>
/// <param name="Initializer">How initial values are drawn.</param>
/// <param name="IsDefaultLoss">Whether the class declares no loss, so that its last layer decides.</param>
internal sealed record Network(
    TargetClass Target, Shape Input, bool ChannelsFirst, EquatableArray<ShapedLayer> Layers, LossFunction Loss, InitializerKind Initializer, bool IsDefaultLoss = false)
{
    /// <summary>The shape of what the network predicts.</summary>
    public Shape Output => Layers.Count == 0 ? Input : Layers[Layers.Count - 1].Output;

    /// <summary>The names of what a layer reads, in order.</summary>
    public IEnumerable<string> InputNames(ShapedLayer layer) => layer.Sources.Select(source => source < 0 ? LayerNames.Input : Layers[source].Layer.Name);

    /// <summary>Whether the outputs are a sigmoid's, 0 to 1: its last layer's, or that of a layer after which the values are only moved, chosen or averaged.</summary>
    public bool EndsInSigmoid
    {
        get
        {
            int last = Layers.Count - 1;
            while (last >= 0 && Layers[last].Layer.Effect != ValueEffect.Computes)
            {
                last = Layers[last].Sources[0];
            }

            return last >= 0 && LayerActivation.Of(Layers[last].Layer).Kind == ActivationKind.Sigmoid;
        }
    }
}

/// <summary>A layer between its shapes.</summary>
/// <param name="Layer">As declared.</param>
/// <param name="Sources">What it reads: the indices of layers before it, -1 for the network's input.</param>
/// <param name="Inputs">The shapes of what it reads, in the order of <paramref name="Sources"/>.</param>
/// <param name="Output">What goes out.</param>
/// <param name="Window">The resolved window of a convolution or pool; for others, none.</param>
internal sealed record ShapedLayer(Layer Layer, EquatableArray<int> Sources, EquatableArray<Shape> Inputs, Shape Output, Window? Window)
{
    /// <summary>The shape of what a layer with one input reads; of a join, that of the first.</summary>
    public Shape Input => Inputs[0];
}
