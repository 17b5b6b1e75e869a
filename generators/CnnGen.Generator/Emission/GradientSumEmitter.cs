using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Emits what a step contributes to a gradient: the first term is computed where the gradient lies, later ones beside it and added.</summary>
internal static class GradientSumEmitter
{
    /// <param name="writer">Where to write.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="term">What is contributed.</param>
    /// <param name="gradient">The gradient of one sample.</param>
    /// <param name="keyword">The type of its elements.</param>
    /// <param name="emitTerm">Emits the computation of the term into a span.</param>
    public static void EmitSample(SourceWriter writer, NetworkPlan plan, GradientTerm term, string gradient, string keyword, Action<string> emitTerm)
    {
        string terms = term.Term.Home == Home.Sample
            ? PassEmitter.Slice("scratch", term.Term.Offset, term.Term.Length)
            : $"scratch.Slice({Affine.Sum(term.Term.Offset, ("n", term.Term.Length))}, {Affine.Text(term.Term.Length)})";
        Emit(writer, plan, term, terms, gradient, keyword, emitTerm, used: "");
    }

    /// <summary>As above, for all samples at once.</summary>
    public static void EmitBatched(SourceWriter writer, NetworkPlan plan, GradientTerm term, string gradient, string keyword, Action<string> emitTerm) => Emit(
        writer, plan, term, PassEmitter.Slice("scratch", term.Term.Offset, plan.TileLength * term.Term.Length), gradient, keyword, emitTerm,
        used: $".Slice(0, {Affine.Sum(0, ("count", term.Term.Length))})");

    /// <param name="terms">Where the term is computed, if it is added.</param>
    /// <param name="used">The part of both that is added; empty for all.</param>
    private static void Emit(
        SourceWriter writer, NetworkPlan plan, GradientTerm term, string terms, string gradient, string keyword, Action<string> emitTerm, string used)
    {
        if (!term.Adds)
        {
            emitTerm(gradient);
            return;
        }

        string name = StepNames.TermOf(plan.Steps[term.Step].Name) + (term.Operand == 0 ? "" : Affine.Text(term.Operand + 1));
        writer.Line($"Span<{keyword}> {name} = {terms};");
        emitTerm(name);
        writer.Line($"GradientSum.Add<{keyword}>({name}{used}, {gradient}{used});");
    }

    /// <summary>As above, where the term is the step's own gradient: nothing is to do where both lie at one place.</summary>
    public static void EmitPassed(SourceWriter writer, NetworkPlan plan, GradientTerm term, string own, string gradient, string keyword)
    {
        if (term.Adds)
        {
            writer.Line($"GradientSum.Add<{keyword}>({own}, {gradient});");
        }
        else if (term.Value < 0 || plan.Training.Gradients[term.Value] != plan.Training.Gradients[term.Step])
        {
            writer.Line($"{own}.CopyTo({gradient});");
        }
    }
}
