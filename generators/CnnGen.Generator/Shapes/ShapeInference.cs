using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>The outcome of shape inference.</summary>
/// <param name="Layers">The shaped layers, usable where there is no error.</param>
/// <param name="Certain">A place for each declared layer: the shaped one where its output is what the user means, else null.</param>
/// <param name="Sources">What each declared layer reads.</param>
/// <param name="Errors">What does not fit.</param>
internal sealed record ShapeOutcome(
    EquatableArray<ShapedLayer> Layers, IReadOnlyList<ShapedLayer?> Certain, IReadOnlyList<EquatableArray<int>> Sources, EquatableArray<ShapeError> Errors);

/// <summary>
/// Takes a shape through the layers. After a layer that does not fit, it goes on with a plausible shape and is silent on what follows from it.
/// </summary>
internal sealed class ShapeInference
{
    /// <summary>The index of the input in errors.</summary>
    public const int InputIndex = -1;

    private readonly List<ShapedLayer> _layers = [];
    private readonly List<ShapedLayer?> _certain = [];
    private readonly List<ShapeError> _errors = [];

    // The input, then what each declared layer puts out.
    private readonly List<Known> _known;
    private BigInteger _parameters;
    private BigInteger _activations;

    private ShapeInference(Shape input, bool isCertain) => _known = [new Known(input, isCertain, InputIndex)];

    /// <summary>Infers the shapes of <paramref name="layers"/>.</summary>
    /// <param name="input">The input's shape; positive sizes.</param>
    /// <param name="isCertain">Whether the input is as the user means it; otherwise nothing that follows from it is reported.</param>
    /// <param name="layers">In order.</param>
    /// <param name="checkpoint">Passed at every layer.</param>
    public static ShapeOutcome Infer(Shape input, bool isCertain, IReadOnlyList<DeclaredLayer> layers, Checkpoint checkpoint = default)
    {
        BigInteger inputElements = Limits.Product(input.Height, input.Width, input.Channels);
        bool isTooLarge = inputElements > Limits.MaxElements;
        ShapeInference inference = new(isTooLarge ? input with { Height = 1, Width = 1, Channels = 1 } : input, isCertain && !isTooLarge);
        if (isTooLarge)
        {
            inference._errors.Add(new TooManyElements(InputIndex, input, Quantity.Input, inputElements));
        }

        for (int i = 0; i < layers.Count; i++)
        {
            checkpoint.Pass();
            inference.Add(i, layers[i]);
        }

        return new ShapeOutcome(inference._layers.ToEquatableArray(), inference._certain, [.. layers.Select(static layer => layer.Sources)], inference._errors.ToEquatableArray());
    }

    private void Add(int index, DeclaredLayer declared)
    {
        Known[] inputs = [.. declared.Sources.Select(source => _known[source + 1])];
        if (declared.Layer is not { } layer)
        {
            _certain.Add(null);
            _known.Add(inputs[0] with { IsCertain = false });
            return;
        }

        bool isInputCertain = inputs.All(static input => input.IsCertain);
        Shape first = inputs[0].Shape;
        EquatableArray<Shape> shapes = inputs.Select(static input => input.Shape).ToEquatableArray();
        LayerShape shape = LayerShapes.Of(index, layer, shapes, inputs[0].FlattenedBy);
        if (isInputCertain && declared.IsSound)
        {
            _errors.AddRange(shape.Errors);
        }

        ShapedLayer shaped = new(layer, declared.Sources, shapes, shape.Output, shape.Window);
        bool followsFromInput = layer is not DenseLayer;
        bool isCertain = declared.IsSound && shape.IsCertain && (isInputCertain || !followsFromInput);
        if (isCertain && shape.Errors.Count == 0 && _errors.Count == 0)
        {
            CountStorage(index, shaped);
        }

        _layers.Add(shaped);
        _certain.Add(isCertain ? shaped : null);
        _known.Add(new Known(shape.Output, isCertain, shape.Output.IsFlat && !first.IsFlat ? index : inputs[0].FlattenedBy));
    }

    /// <summary>All parameters share one buffer, and so may all activations of a sample.</summary>
    private void CountStorage(int index, ShapedLayer shaped)
    {
        _parameters += Limits.ParameterStorage(shaped);
        _activations += shaped.Output.Length;
        if (_parameters > Limits.MaxBuffer)
        {
            _errors.Add(new TooManyElements(index, shaped.Input, Quantity.Parameters, _parameters));
        }
        else if (_activations > Limits.MaxElements)
        {
            _errors.Add(new TooManyElements(index, shaped.Input, Quantity.Activations, _activations));
        }
    }

    /// <param name="Shape">The shape, a plausible one where it is not certain.</param>
    /// <param name="IsCertain">Whether it is what the user means.</param>
    /// <param name="FlattenedBy">The index of the layer that made the data flat; -1 for the input.</param>
    private readonly record struct Known(Shape Shape, bool IsCertain, int FlattenedBy);
}
