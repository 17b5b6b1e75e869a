using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Plans the passes of a pool.</summary>
internal static class PoolPlanner
{
    /// <param name="operation">The pool.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="checkpoint">Passed at every width.</param>
    public static PoolPlan Plan(PoolOperation operation, int elementBytes, Checkpoint checkpoint = default)
    {
        PoolOperation pool = operation.AlongRows();
        PoolAxis rows = PoolAxis.Vertical(pool);
        PoolAxis columns = PoolAxis.Horizontal(pool);
        bool addsUp = !(rows.IsDisjoint && columns.IsDisjoint);
        PoolTraits backward = pool.Kind == PoolKind.Max ? PoolTraits.MaxBackward(addsUp) : PoolTraits.AverageBackward(addsUp);
        return new PoolPlan(
            pool, pool != operation, rows, columns,
            Pass(pool, PoolTraits.Forward, clears: false, elementBytes, checkpoint),
            Pass(pool, backward, clears: !(rows.IsExact && columns.IsExact), elementBytes, checkpoint),
            SumOrder.Of(pool.Window.Kernel.Height, pool.Window.Kernel.Width, channels: 1));
    }

    private static PoolPassPlan Pass(PoolOperation pool, PoolTraits traits, bool clears, int elementBytes, Checkpoint checkpoint)
    {
        PoolSchedule widest = PoolSchedule.Choose(pool, traits, Machine.WidestBits, elementBytes);
        int run = widest.Merges ? pool.Output.Width * pool.Output.Channels : pool.Output.Channels;
        RunRest rest = widest.Columns.Any(static column => column.Reaches) ? RunRest.Reaching : RunRest.Overlapping;
        var variants = new List<PoolVariant>();
        foreach (int bits in RunPlanner.Widths(run, elementBytes, rest))
        {
            checkpoint.Pass();
            variants.Add(Variant(bits == Machine.WidestBits ? widest : PoolSchedule.Choose(pool, traits, bits, elementBytes)));
        }

        return new PoolPassPlan(traits.AddsUp, clears, variants.ToEquatableArray());
    }

    private static PoolVariant Variant(PoolSchedule schedule) => new(
        schedule.Bits,
        schedule.Rows.Select(row => Rows(schedule, row)).ToEquatableArray(),
        PoolReason.Of(schedule));

    private static PoolRows Rows(PoolSchedule schedule, PoolSpan row) =>
        new(row, row.IsEmpty ? default : schedule.ColumnsIn(row).Select(column => Columns(schedule, row, column)).ToEquatableArray());

    private static PoolColumns Columns(PoolSchedule schedule, PoolSpan row, PoolSpan column) => new(
        column, schedule.Unrolls(row, column), schedule.Merges && !column.IsComputed, schedule.RunOf(column));
}
