using CnnGen.Race.Reporting;

namespace CnnGen.Race.Layers;

/// <summary>A line for each layer and role of the networks, what is to be gained most first.</summary>
internal static class LayerReport
{
    public static Section Create(IEnumerable<string> networks) => Section.Of(
        "Layers",
        "Each call of a pass on one thread, measured where it stands in the pass: *predict* is the prediction of one sample, *adam* a training step of 64; times are per "
        + "sample. *Role* is the method: `Forward`, `BackwardData` (gradient of the input), `BackwardWeights` and `BackwardBias` (gradients of what is learned), "
        + "`BackwardActivation`, `Transpose` (weights for the backward pass), `Update` (the optimizer). *Gain* is the part of the pass that would be saved if the call ran at "
        + "the multiply-add peak, or took no time where it multiplies nothing. Reading the clock costs about 30 ns per call.",
        [
            new("net", static timing => timing.Network, IsNumber: false),
            new("pass", static timing => timing.Pass, IsNumber: false),
            new("layer", static timing => timing.Layer, IsNumber: false),
            new("role", static timing => timing.Role, IsNumber: false),
            new("time", static timing => Figures.Time(timing.Seconds)),
            new("GFLOP/s", static timing => timing.Operations == 0 ? "" : Figures.Text(timing.Operations / timing.Seconds * 1e-9, "F1")),
            new("of peak", static timing => timing.Operations == 0 ? "" : Figures.Percent(timing.ShareOfPeak)),
            new("of pass", static timing => Figures.Text(100 * timing.ShareOfPass, "F1") + "%"),
            new("gain", static timing => Figures.Text(100 * timing.Gain, "F1") + "%"),
        ],
        networks.SelectMany(Measure).OrderByDescending(static timing => timing.Gain)) with { Page = "layers" };

    private static IEnumerable<LayerTiming> Measure(string name)
    {
        InstrumentedNetwork network = InstrumentedNetwork.Compile(name);
        return new[] { nameof(LayerMeter.Predict), nameof(LayerMeter.Train) }.SelectMany(method =>
            (IEnumerable<LayerTiming>)typeof(LayerMeter).GetMethod(method)!.MakeGenericMethod(network.Type).Invoke(null, [network.Calls])!);
    }
}
