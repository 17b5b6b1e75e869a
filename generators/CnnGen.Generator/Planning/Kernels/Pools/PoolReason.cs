using System.Globalization;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Says in words why a pass of a pool is scheduled as it is.</summary>
internal static class PoolReason
{
    public static string Of(PoolSchedule schedule)
    {
        string calls = schedule.Calls.ToString(CultureInfo.InvariantCulture);
        string budget = Machine.CallBudget.ToString(CultureInfo.InvariantCulture);
        string taps = schedule.WrittenOut switch
        {
            WrittenWindows.All => $"the taps of all windows are written out, as the method then has {calls} of {budget} calls that the JIT inlines",
            WrittenWindows.Interior =>
                $"the taps of windows inside the input are written out and those at its edges are loops, as the JIT inlines {budget} calls",
            WrittenWindows.None =>
                $"taps are loops, as a window has more than {PoolSchedule.MostWrittenTaps}, or the method more than {budget} calls that the JIT inlines",
            _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule.WrittenOut, "No such windows."),
        };
        string vectors = TileReason.Count(schedule.VectorsPerStep, "vector");
        return $"{taps}; {vectors} a step, as many as the registers and the JIT hold";
    }
}
