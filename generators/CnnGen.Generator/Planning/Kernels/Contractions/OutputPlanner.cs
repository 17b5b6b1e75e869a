using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Plans a contraction that writes its output.</summary>
internal static class OutputPlanner
{
    /// <param name="contraction">What is computed.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="checkpoint">Passed at every candidate.</param>
    public static OutputPlan Plan(Contraction contraction, int elementBytes, Checkpoint checkpoint = default)
    {
        // Comparing widths needs the schedules of some pieces: none is searched for twice.
        var schedules = new Dictionary<KernelPiece, OutputSchedule>();
        return new OutputPlan(contraction, KernelVariant.OfOutput(contraction, elementBytes, Schedule)
            .Select(variant => new OutputVariant(
                variant.Bits, variant.Pieces.Select(piece => Piece(piece, Schedule(piece), elementBytes)).ToEquatableArray(), variant.Reason))
            .ToEquatableArray());

        OutputSchedule Schedule(KernelPiece piece)
        {
            if (!schedules.TryGetValue(piece, out OutputSchedule? schedule))
            {
                schedules.Add(piece, schedule = OutputSchedule.Choose(piece.Contraction, piece.Bits, elementBytes, checkpoint));
            }

            return schedule;
        }
    }

    private static OutputPiece Piece(KernelPiece piece, OutputSchedule schedule, int elementBytes)
    {
        Contraction contraction = piece.Contraction;
        EquatableArray<OutputPart> parts = schedule.Parts
            .Select(part => new OutputPart(part.Block, part.Rows, part.Tiles.Select(tile => TapLoops.Plan(contraction, tile)).ToEquatableArray()))
            .ToEquatableArray();
        FoldPlan? fold = contraction.Fold is null ? null : FoldPlan.Of(contraction.Fold, piece.Bits, elementBytes);
        return new OutputPiece(contraction, parts, fold, OutputReason.Of(contraction, parts, piece.Bits));
    }
}
