using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>From a plan to its C#: signatures, which the user's code compiles against, and bodies, which it runs on.</summary>
internal static class NetworkEmitter
{
    private const string Parameters = "Parameters";

    private const string Tables = "Tables";

    /// <summary>Everything.</summary>
    public static EquatableArray<EmittedFile> Emit(Network network)
    {
        NetworkPlan plan = NetworkPlanner.Plan(network, EmissionOptions.Product.WithInputGradient);
        return EmitSignatures(plan).Concat(EmitBodies(plan)).ToEquatableArray();
    }

    /// <summary>The class's members and all that they need to compile.</summary>
    public static EquatableArray<EmittedFile> EmitSignatures(NetworkPlan plan)
    {
        TargetClass target = plan.Network.Target;
        return new(
        [
            new EmittedFile(HintNames.Of(target), ClassEmitter.Emit(plan)),
            new EmittedFile(HintNames.Of(target, Parameters), KernelFile.Parameters(plan)),
            new EmittedFile(HintNames.Of(target, Tables), KernelFile.Tables(plan)),
            new EmittedFile(HintNames.Of(target, EntryPointsEmitter.ClassName), KernelFile.EntryPoints(plan)),
        ]);
    }

    /// <summary>What the members call: the passes, and a file a kernel.</summary>
    public static EquatableArray<EmittedFile> EmitBodies(NetworkPlan plan)
    {
        EmittedFile entryPoints = new(HintNames.Of(plan.Network.Target, EntryPointsEmitter.ClassName + ".Bodies"), KernelFile.EntryPointBodies(plan));
        return EmitKernels(plan, EmissionOptions.Product).Prepend(entryPoints).ToEquatableArray();
    }

    /// <summary>The passes and kernels alone, in any way.</summary>
    public static EquatableArray<EmittedFile> EmitKernels(Network network, EmissionOptions options) =>
        EmitKernels(NetworkPlanner.Plan(network, options.WithInputGradient), options).ToEquatableArray();

    private static List<EmittedFile> EmitKernels(NetworkPlan plan, EmissionOptions options)
    {
        var names = new FileNames(plan.Network.Target);
        List<EmittedFile> files = [new(names.Of("Passes"), KernelFile.Passes(plan, options))];
        foreach (Kernel kernel in plan.Kernels)
        {
            files.Add(new EmittedFile(names.Of(kernel.ClassName), KernelFile.Kernel(plan, kernel, options.Element)));
        }

        files.Add(new EmittedFile(names.Of("Loss"), KernelFile.Loss(plan, options.Element)));
        return files;
    }

    /// <summary>File names of a network's kernels, beside those of its signatures; the compiler wants them unique whatever their case.</summary>
    private sealed class FileNames(TargetClass target)
    {
        private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase) { Parameters, Tables, EntryPointsEmitter.ClassName };

        public string Of(string part)
        {
            string unique = part;
            for (int i = 2; !_used.Add(unique); i++)
            {
                unique = part + "." + Affine.Text(i);
            }

            return HintNames.Of(target, unique);
        }
    }
}
