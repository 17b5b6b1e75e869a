namespace CnnGen;

/// <summary>What the attribute of every layer with weights has.</summary>
public abstract class LearningLayerAttribute : LayerAttribute
{
    /// <summary>
    /// Whether training changes the layer's tensors. False freezes it: no gradient of them is computed, and no optimizer or weight decay changes them. Predictions,
    /// initial values and weight files are the same either way. Default: true.
    /// </summary>
    public bool Trainable { get; set; } = true;
}
