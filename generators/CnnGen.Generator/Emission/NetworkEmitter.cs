using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>From a plan to its C#: signatures, which the user's code compiles against, and bodies, which it runs on.</summary>
internal static class NetworkEmitter
{
    private const string Parameters = "Parameters";

    private const string Tables = "Tables";

    private const string Passes = "Passes";

    private const string Loss = "Loss";

    /// <summary>Everything.</summary>
    public static EquatableArray<EmittedFile> Emit(Network network, Checkpoint checkpoint = default)
    {
        NetworkPlan plan = NetworkPlanner.Plan(network, EmissionOptions.Product.WithInputGradient, checkpoint);
        LossPlan loss = KernelPlanner.Plan(plan.Loss, EmissionOptions.Product.Element.Bytes);
        return new([.. EmitSignatures(plan, checkpoint), .. EmitBodies(plan, loss, checkpoint), .. EmitAll(plan, EmissionOptions.Product, checkpoint)]);
    }

    /// <summary>The class's members and all that they need to compile.</summary>
    public static EquatableArray<EmittedFile> EmitSignatures(NetworkPlan plan, Checkpoint checkpoint = default)
    {
        TargetClass target = plan.Network.Target;
        return new(
        [
            new EmittedFile(HintNames.Of(target), ClassEmitter.Emit(plan, checkpoint)),
            new EmittedFile(HintNames.Of(target, Parameters), KernelFile.Parameters(plan, checkpoint)),
            new EmittedFile(HintNames.Of(target, Tables), KernelFile.Tables(plan, checkpoint)),
            new EmittedFile(HintNames.Of(target, EntryPointsEmitter.ClassName), KernelFile.EntryPoints(plan, checkpoint)),
        ]);
    }

    /// <summary>What the members call: the passes, the inspection and the loss.</summary>
    public static EquatableArray<EmittedFile> EmitBodies(NetworkPlan plan, LossPlan loss, Checkpoint checkpoint = default)
    {
        EmittedFile entryPoints = new(HintNames.Of(plan.Network.Target, EntryPointsEmitter.ClassName + ".Bodies"), KernelFile.EntryPointBodies(plan, checkpoint));
        EmittedFile inspection = new(HintNames.Of(plan.Network.Target, InspectionEmitter.ClassName), KernelFile.Inspection(plan, checkpoint));
        return new([entryPoints, inspection, .. EmitPasses(plan, loss, EmissionOptions.Product, checkpoint)]);
    }

    /// <summary>What the passes call, each a file to be written.</summary>
    public static IEnumerable<KernelSource> Kernels(NetworkPlan plan)
    {
        TargetClass target = plan.Network.Target;
        HashSet<string> used = new(StringComparer.OrdinalIgnoreCase) { Parameters, Tables, EntryPointsEmitter.ClassName, InspectionEmitter.ClassName, Passes, Loss, EmbeddedWeightsEmitter.Part };
        foreach (Kernel kernel in plan.Kernels)
        {
            // The compiler wants the names of files unique whatever their case.
            string part = kernel.ClassName;
            for (int i = 2; !used.Add(part); i++)
            {
                part = kernel.ClassName + "." + Affine.Text(i);
            }

            yield return new KernelSource(HintNames.Of(target, part), target, kernel);
        }
    }

    public static EmittedFile EmitKernel(KernelSource source, KernelPlan plan, ElementType element, Checkpoint checkpoint = default) =>
        new(source.HintName, KernelFile.Kernel(source.Target, source.Kernel, plan, element, checkpoint));

    /// <summary>The passes and kernels alone, in any way.</summary>
    public static EquatableArray<EmittedFile> EmitKernels(Network network, EmissionOptions options)
    {
        NetworkPlan plan = NetworkPlanner.Plan(network, options.WithInputGradient);
        return new([.. EmitPasses(plan, KernelPlanner.Plan(plan.Loss, options.Element.Bytes), options, default), .. EmitAll(plan, options, default)]);
    }

    private static IEnumerable<EmittedFile> EmitAll(NetworkPlan plan, EmissionOptions options, Checkpoint checkpoint) => Kernels(plan)
        .Select(source => EmitKernel(source, KernelPlanner.Plan(source.Kernel, options.Element.Bytes, checkpoint), options.Element, checkpoint));

    private static EmittedFile[] EmitPasses(NetworkPlan plan, LossPlan loss, EmissionOptions options, Checkpoint checkpoint) =>
    [
        new(HintNames.Of(plan.Network.Target, Passes), KernelFile.Passes(plan, options, checkpoint)),
        new(HintNames.Of(plan.Network.Target, Loss), KernelFile.Loss(plan, loss, options.Element, checkpoint)),
    ];
}
