using CnnGen.Generator.Emission.Contractions;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>Emits the files below the user's class: one for the passes, one for each kernel.</summary>
internal static class KernelFile
{
    public static string Passes(NetworkPlan plan, EmissionOptions options, Checkpoint checkpoint) => File(
        plan.Network.Target, options.Element, "Passes", "The layers one after another, over memory that was planned when this was written.", writer =>
        {
            string learned = plan.LearnedLength == plan.ParameterLength ? "" : $", of which training changes the first {Affine.Text(plan.LearnedLength)}";
            writer.Line($"// Storage: {Affine.Text(plan.ParameterLength)} floats of parameters{learned}; training takes {Affine.Text(plan.TileLength)} samples at a time.");
            writer.Line();
            new PassEmitter(plan, options).EmitMembers(writer);
        },
        checkpoint);

    public static string Kernel(TargetClass target, Kernel kernel, KernelPlan plan, ElementType element, Checkpoint checkpoint) => File(
        target, element, kernel.ClassName, $"{kernel.Users}: {Summary(kernel.Operation)}", writer => EmitMembers(writer, plan, element), checkpoint);

    /// <summary>The members of a kernel's class.</summary>
    public static void EmitMembers(SourceWriter writer, KernelPlan plan, ElementType element)
    {
        switch (plan)
        {
            case WeightedPlan weighted:
                WeightedEmitter.EmitMembers(writer, weighted, element);
                break;
            case PoolPlan pool:
                PoolEmitter.EmitMembers(writer, pool, element);
                break;
            case UpSamplingPlan upSampling:
                UpSamplingEmitter.EmitMembers(writer, upSampling, element);
                break;
            case ActivationPlan activation:
                ActivationEmitter.EmitMembers(writer, activation, element);
                break;
            case DropoutPlan dropout:
                DropoutEmitter.EmitMembers(writer, dropout, element);
                break;
            case SoftmaxPlan softmax:
                SoftmaxEmitter.EmitMembers(writer, softmax, element);
                break;
            case PermutePlan permute:
                PermuteEmitter.EmitMembers(writer, permute, element);
                break;
            case JoinPlan join:
                JoinEmitter.EmitMembers(writer, join, element);
                break;
            case ScalePlan scale:
                ScaleEmitter.EmitMembers(writer, scale, element);
                break;
            case ConcatenatePlan concatenation:
                ConcatenateEmitter.EmitMembers(writer, concatenation, element);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(plan), plan.GetType().Name, "No such plan.");
        }
    }

    public static string Tables(NetworkPlan plan, Checkpoint checkpoint) =>
        File(plan.Network.Target, ElementType.Single, "Tables", "The network as data.", writer => TableEmitter.EmitMembers(writer, plan), checkpoint);

    public static string EntryPoints(NetworkPlan plan, Checkpoint checkpoint) => File(
        plan.Network.Target, ElementType.Single, EntryPointsEmitter.ClassName,
        "The passes as the class calls them: in partial methods, whose bodies an editor can do without, where it runs nothing.",
        EntryPointsEmitter.EmitMembers, checkpoint, modifiers: "internal static partial");

    public static string EntryPointBodies(NetworkPlan plan, Checkpoint checkpoint) => File(
        plan.Network.Target, ElementType.Single, EntryPointsEmitter.ClassName, "The bodies of what the class calls.", EntryPointsEmitter.EmitBodies,
        checkpoint, isMarked: false, modifiers: "internal static partial");

    public static string Inspection(NetworkPlan plan, Checkpoint checkpoint) => File(
        plan.Network.Target, ElementType.Single, InspectionEmitter.ClassName, "One sample through the layers, each of which shows its output.",
        writer => InspectionEmitter.EmitMembers(writer, plan), checkpoint);

    public static string Parameters(NetworkPlan plan, Checkpoint checkpoint)
    {
        SourceWriter writer = Open(plan.Network.Target, GeneratedNamespace.Parameters, ElementType.Single, checkpoint, isPublic: true);
        ParameterMembers.EmitTypes(writer, plan);
        return writer.ToString();
    }

    public static string Loss(NetworkPlan plan, LossPlan loss, ElementType element, Checkpoint checkpoint) => File(
        plan.Network.Target, element, "Loss", LossEmitter.Summary(plan.Loss), writer => LossEmitter.EmitMembers(writer, loss, element, StartsBeforeSigmoid(plan)),
        checkpoint);

    /// <summary>Whether the loss has the network's last sigmoid built in.</summary>
    private static bool StartsBeforeSigmoid(NetworkPlan plan) =>
        plan.Loss.Function.Kind == LossKind.BinaryCrossEntropy
        && plan.Network.Layers.LastOrDefault() is { } last && LayerActivation.Of(last.Layer).Kind == ActivationKind.Sigmoid;

    private static string Summary(Operation operation) => operation switch
    {
        WeightedOperation weighted => WeightedEmitter.Summary(weighted),
        PoolOperation pool => PoolEmitter.Summary(pool),
        UpSamplingOperation upSampling => UpSamplingEmitter.Summary(upSampling),
        ActivationOperation activation => ActivationEmitter.Summary(activation),
        DropoutOperation dropout => DropoutEmitter.Summary(dropout),
        SoftmaxOperation softmax => SoftmaxEmitter.Summary(softmax),
        PermuteOperation permute => PermuteEmitter.Summary(permute),
        SumOperation or ProductOperation => JoinEmitter.Summary(operation),
        ScaleOperation scale => ScaleEmitter.Summary(scale),
        ConcatenateOperation concatenation => ConcatenateEmitter.Summary(concatenation),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "No such operation."),
    };

    /// <param name="isMarked">Whether this is the only part of the class, or the one with the attributes.</param>
    private static string File(
        TargetClass target, ElementType element, string className, string summary, Action<SourceWriter> emitMembers, Checkpoint checkpoint,
        bool isMarked = true, string modifiers = "internal static")
    {
        SourceWriter writer = Open(target, GeneratedNamespace.Kernels, element, checkpoint);
        writer.Line($"/// <summary>{XmlText.Escape(summary)}</summary>");
        if (isMarked)
        {
            writer.Line(GeneratedMark.Attributes);
        }

        using (writer.Block($"{modifiers} class {className}"))
        {
            emitMembers(writer);
        }

        return writer.ToString();
    }

    /// <summary>A file's head: what it is, and its namespace, inside which short names mean what they say.</summary>
    /// <remarks>
    /// Kernels have no references to be null. The analysis takes a third of the time that the compiler needs for them, and runs in a project that enables it
    /// unless the file itself says no.
    /// </remarks>
    private static SourceWriter Open(TargetClass target, string kind, ElementType element, Checkpoint checkpoint, bool isPublic = false)
    {
        var writer = new SourceWriter(checkpoint);
        FileHead.Write(writer, target, isPublic: isPublic);
        writer.Line($"namespace {GeneratedNamespace.Of(target, kind)};");
        writer.Line();
        WriteUsings(writer, element);
        writer.Line();
        return writer;
    }

    /// <summary>What kernels call by short names.</summary>
    public static void WriteUsings(SourceWriter writer, ElementType element)
    {
        foreach (string name in new[] { "System", "System.Runtime.Intrinsics", "CnnGen.CompilerServices", element.MathNamespace }.Distinct())
        {
            writer.Line($"using global::{name};");
        }
    }
}
