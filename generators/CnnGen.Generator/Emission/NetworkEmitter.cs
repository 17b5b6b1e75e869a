using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>From a network to its C#: the class' members, the passes, and a file a kernel.</summary>
internal static class NetworkEmitter
{
    public static EquatableArray<EmittedFile> Emit(Network network) => Emit(network, EmissionOptions.Product);

    public static EquatableArray<EmittedFile> Emit(Network network, EmissionOptions options)
    {
        NetworkPlan plan = NetworkPlanner.Plan(network, options.WithInputGradient);
        var names = new FileNames(network.Target);
        var files = new List<EmittedFile>();
        if (options.Element == ElementType.Single)
        {
            files.Add(new EmittedFile(names.Of(""), ClassEmitter.Emit(plan)));
            files.Add(new EmittedFile(names.Of("Parameters"), KernelFile.Parameters(plan)));
            files.Add(new EmittedFile(names.Of("Tables"), KernelFile.Tables(plan)));
        }

        files.Add(new EmittedFile(names.Of("Passes"), KernelFile.Passes(plan, options)));
        foreach (Kernel kernel in plan.Kernels)
        {
            files.Add(new EmittedFile(names.Of(kernel.ClassName), KernelFile.Kernel(plan, kernel, options.Element)));
        }

        files.Add(new EmittedFile(names.Of("Loss"), KernelFile.Loss(plan, options.Element)));
        return files.ToEquatableArray();
    }

    /// <summary>File names of one network; the compiler wants them unique whatever their case.</summary>
    private sealed class FileNames(TargetClass target)
    {
        private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

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
