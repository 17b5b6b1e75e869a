using CnnGen.Benchmarks.Networks;
using CnnGen.Benchmarks.OnnxRuntime;
using CnnGen.Race.Reporting;

namespace CnnGen.Race.Start;

/// <summary>The time until a first prediction.</summary>
internal static class StartReport
{
    public static Section Create()
    {
        StartProgram native = StartProgram.Publish("Native");
        var rows = new List<StartRow>
        {
            Own("Native AOT", native), Own("ReadyToRun", StartProgram.Publish("ReadyToRun")), Own("JIT", StartProgram.Publish("JIT")),
        };
        using (OrtLibrary? library = OrtLibrary.Open(RepositoryFolder.OnnxRuntime))
        {
            if (library is not null)
            {
                rows.Add(new StartRow(library.Name, OrtStart.MeasureProcess<L>(native), OrtStart.MeasureProcess<M>(native)));
                rows.Add(new StartRow($"{library.Name}, loaded before", OrtStart.MeasureSession<L>(), OrtStart.MeasureSession<M>()));
            }
        }

        return Section.Of(
            "Start",
            "Medians of the time from a process's start to its first prediction of one sample, as another process sees it. The programs do nothing else. ONNX "
            + "Runtime is loaded by a Native AOT program; the last row is the time for creating environment and session, and running it, without loading the library.",
            [
                new("", static row => row.Who, IsNumber: false),
                new(nameof(L), static row => Figures.Time(row.SecondsOfL)),
                new(nameof(M), static row => Figures.Time(row.SecondsOfM)),
            ],
            rows);
    }

    private static StartRow Own(string kind, StartProgram program) => new($"CnnGen, {kind}", program.Measure(nameof(L)), program.Measure(nameof(M)));

    /// <param name="Who">Who predicts.</param>
    /// <param name="SecondsOfL">Until the first prediction of net L.</param>
    /// <param name="SecondsOfM">Until the first prediction of net M.</param>
    private sealed record StartRow(string Who, double SecondsOfL, double SecondsOfM);
}
