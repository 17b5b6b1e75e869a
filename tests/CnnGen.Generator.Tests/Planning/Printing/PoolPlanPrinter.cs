using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>Prints the plan of a pool.</summary>
internal static class PoolPlanPrinter
{
    public static void Print(LoopText text, PoolPlan plan)
    {
        Print(text, "forward", plan.Forward);
        Print(text, "backward", plan.Backward);
    }

    private static void Print(LoopText text, string role, PoolPassPlan pass)
    {
        string gradient = pass.Clears ? "cleared first, " : "";
        gradient += pass.AddsUp ? "windows add to the gradient, " : "";
        foreach (PoolVariant variant in pass.Variants)
        {
            using IDisposable nest = text.Nest($"{role}, Vector{variant.Bits}: {gradient}{variant.Reason}");
            foreach (PoolRows rows in variant.Rows)
            {
                using IDisposable loop = text.Nest(Windows("oy", rows.Span) + (rows.Span.IsEmpty ? ": no tap inside" : ""));
                foreach (PoolColumns columns in rows.Columns)
                {
                    text.Line(Text(rows.Span, columns));
                }
            }
        }
    }

    private static string Text(PoolSpan row, PoolColumns columns)
    {
        PoolSpan column = columns.Span;
        if (column.IsEmpty)
        {
            return $"ox = {Loop.Range(column.Begin, column.End)}: no tap inside";
        }

        string windows = columns.IsMerged ? $"ox = {Loop.Range(column.Begin, column.End)} as one run" : Windows("ox", column);
        string taps = $"taps {Taps("ky", row)} x {Taps("kx", column)} {(columns.AreTapsWritten ? "written out" : "in loops")}";
        return $"{windows}: {RunPrinter.Text("c", columns.Run)}: {taps}{(column.Reaches ? ", vectors reach into later pixels" : "")}";
    }

    private static string Windows(string index, PoolSpan span) => Loop.Of(index, span.Begin, span.End, 1);

    private static string Taps(string index, PoolSpan span) => span.IsComputed ? $"{index} that lie inside" : Loop.Range(span.FirstTap, span.EndTap);
}
