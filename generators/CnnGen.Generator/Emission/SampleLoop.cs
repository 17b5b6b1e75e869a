using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Emits steps in order: neighbours that work on one sample share a loop over the samples, batched ones stand alone.</summary>
internal static class SampleLoop
{
    public static void Emit(SourceWriter writer, IReadOnlyList<Step> steps, Action<Step> emitSample, Action<Step> emitBatched)
    {
        for (int i = 0; i < steps.Count;)
        {
            if (steps[i].IsBatched)
            {
                emitBatched(steps[i++]);
                continue;
            }

            using SourceWriter.BlockScope loop = writer.Block("for (int n = 0; n < count; n++)");
            while (i < steps.Count && !steps[i].IsBatched)
            {
                emitSample(steps[i++]);
            }
        }
    }
}
