namespace CnnGen.Generator.Model;

/// <summary>The effect of each kind of layer.</summary>
internal static class ValueEffects
{
    public static ValueEffect Of(Layer layer) => layer switch
    {
        FlattenLayer or DropoutLayer => ValueEffect.Moves,
        Pool2DLayer { PoolKind: PoolKind.Average } or GlobalPool2DLayer { PoolKind: PoolKind.Average } => ValueEffect.Averages,
        Pool2DLayer or GlobalPool2DLayer => ValueEffect.Chooses,
        Conv2DLayer or DepthwiseConv2DLayer or DenseLayer or ActivationLayer or SoftmaxLayer or JoinLayer => ValueEffect.Computes,
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "No such layer."),
    };
}
