using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the members of a layer with weights: the public roles, and below them a variant a vector width.</summary>
internal static class WeightedEmitter
{
    /// <summary>One line for the class's summary.</summary>
    public static string Summary(WeightedOperation operation) => operation switch
    {
        DenseOperation dense => $"Fully connected: x[{Affine.Text(dense.InputLength)}] → y[{Affine.Text(dense.Units)}]{Epilogue(dense)}.",
        ConvolutionOperation convolution =>
            $"{Kind(convolution)} {convolution.Window.Kernel.Height}x{convolution.Window.Kernel.Width}{Details(convolution)}: "
            + $"x[{Text(convolution.Input)}] → y[{Text(convolution.Output)}]{Epilogue(convolution)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "No such operation."),
    };

    /// <summary>The formula, with the indices that the loops below use.</summary>
    public static string Formula(WeightedOperation operation)
    {
        string bias = operation.HasBias ? "bias[oc] + " : "";
        (string output, string sum) = operation switch
        {
            DenseOperation => ("y[n, o]", $"{bias.Replace("oc", "o")}Σ over i of x[n, i] * w[o, i]"),
            ConvolutionOperation { IsDepthwise: true } convolution => (
                "y[oy, ox, c]", $"{bias.Replace("oc", "c")}Σ over ky, kx of x[{Index(convolution, true)}, {Index(convolution, false)}, c] * w[c, ky, kx]"),
            ConvolutionOperation convolution => (
                "y[oy, ox, oc]", $"{bias}Σ over ky, kx, ic of x[{Index(convolution, true)}, {Index(convolution, false)}, ic] * w[oc, ic, ky, kx]"),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "No such operation."),
        };
        return operation.Fused.IsNone ? $"{output} = {sum}" : $"{output} = {operation.Fused.Kind}({sum})";
    }

    /// <summary>All members: those that a prediction calls first, then those that training calls, too.</summary>
    public static void EmitMembers(SourceWriter writer, WeightedPlan plan, ElementType element)
    {
        EmitForward(writer, plan, element);
        EmitBackwardWeights(writer, plan, element);
        if (plan.Activation is { } activation)
        {
            writer.Line();
            ActivationEmitter.EmitBackwardInPlace(writer, plan.Operation.Fused, activation, element);
        }

        if (plan.Data is { } data)
        {
            EmitBackwardData(writer, data, plan.Forward.Contraction.Weights, element);
        }
    }

    private static void EmitForward(SourceWriter writer, WeightedPlan plan, ElementType element)
    {
        WeightedOperation operation = plan.Operation;
        Contraction contraction = plan.Forward.Contraction;
        var forward = new OutputContraction(contraction, RoleNames.Forward, "Forward", element, operation.HasBias, operation.Fused);
        writer.Line($"/// <summary>{Formula(operation)}; {Order(contraction)}.</summary>");
        ReasonText.EmitRemarks(writer, ReasonText.Of(plan.Forward));
        using (writer.Block($"public static void Forward({forward.Parameters})"))
        {
            VectorText.Dispatch(writer, plan.Forward.Variants.Select(static variant => variant.Bits), "Forward", forward.Arguments);
        }

        OutputEmitter.EmitVariants(writer, forward, plan.Forward);
    }

    private static void EmitBackwardWeights(SourceWriter writer, WeightedPlan plan, ElementType element)
    {
        Contraction contraction = plan.Forward.Contraction;
        if (plan.Weights is { } weights)
        {
            writer.Line();
            writer.Line("/// <summary>dw[…] += Σ over positions of x * dy: the gradient of the weights, added to what is there.</summary>");
            ReasonText.EmitRemarks(writer, ReasonText.Of(weights));
            using (writer.Block($"public static void BackwardWeights({WeightEmitter.Parameters(contraction, element)})"))
            {
                VectorText.Dispatch(writer, weights.Variants.Select(static variant => variant.Bits), "BackwardWeights", WeightEmitter.Arguments(contraction));
            }

            WeightEmitter.EmitVariants(writer, weights, element);
        }

        if (plan.Bias is { } bias)
        {
            writer.Line();
            writer.Line("/// <summary>dbias[…] += Σ over positions of dy.</summary>");
            ReasonText.EmitRemarks(writer, ReasonText.Of(bias));
            using (writer.Block($"public static void BackwardBias({BiasGradientEmitter.Parameters(contraction, element)})"))
            {
                VectorText.Dispatch(writer, bias.Variants.Select(static variant => variant.Bits), "BackwardBias", BiasGradientEmitter.Arguments(contraction));
            }

            BiasGradientEmitter.EmitVariants(writer, plan.Operation, contraction, bias, element);
        }
    }

    private static void EmitBackwardData(SourceWriter writer, DataPlan plan, WeightLayout stored, ElementType element)
    {
        if (plan.IsTransposed)
        {
            TransposeEmitter.Emit(writer, plan, stored, element);
        }

        var tasks = new List<(OutputContraction Task, OutputPlan Plan)>();
        foreach (PhasePlan phase in plan.Phases)
        {
            if (phase.Plan is not null)
            {
                tasks.Add((Task(phase.Phase, Prefix(plan.Phases, phase.Phase), element), phase.Plan));
            }
        }

        OutputContraction all = Task(plan.Phases[0].Phase, "BackwardData", element);
        writer.Line();
        string way = all.Contraction.Fold is null
            ? "with a stride, pixels with equal taps are a phase"
            : "vectors hold a kernel row of taps and channels, and windows are added up where they overlap";
        writer.Line($"/// <summary>dx = Σ over taps of dy * w: the gradient of the input, overwritten; {way}.</summary>");
        ReasonText.EmitRemarks(writer, plan.Phases.SelectMany(phase => Reasons(plan, phase)));
        using (writer.Block($"public static void BackwardData({all.Parameters})"))
        {
            if (plan.LeavesPixelsOut)
            {
                writer.Line("// The stride steps over some pixels: their gradient is zero.");
                writer.Line("dx.Clear();");
            }

            foreach ((OutputContraction task, OutputPlan phase) in tasks)
            {
                VectorText.Dispatch(writer, phase.Variants.Select(static variant => variant.Bits), task.Prefix, task.Arguments);
            }
        }

        foreach ((OutputContraction task, OutputPlan phase) in tasks)
        {
            OutputEmitter.EmitVariants(writer, task, phase);
        }
    }

    private static IEnumerable<string> Reasons(DataPlan plan, PhasePlan phase) => phase.Plan is null
        ? []
        : ReasonText.Of(phase.Plan, plan.Phases.Count == 1 ? "" : $"Phase {Affine.Text(phase.Phase.Row)}x{Affine.Text(phase.Phase.Column)}, ");

    private static OutputContraction Task(BackwardPhase phase, string prefix, ElementType element) =>
        new(phase.Contraction, RoleNames.BackwardData, prefix, element, HasStart: false, ActivationFunction.None);

    private static string Prefix(EquatableArray<PhasePlan> phases, BackwardPhase phase) =>
        phases.Count == 1 ? "BackwardData" : $"BackwardDataPhase{Affine.Text(phase.Row)}x{Affine.Text(phase.Column)}Width";

    /// <summary>In which order the products of an output are added.</summary>
    private static string Order(Contraction contraction)
    {
        SumOrder order = contraction.OutputOrder;
        string what = order.Axis switch
        {
            SumAxis.None => "",
            SumAxis.Rows => "kernel row",
            SumAxis.Columns => contraction.Rows.Taps > 1 ? "tap of a kernel row" : "tap",
            SumAxis.Channels => contraction.ColumnsAreSamples ? "input" : "channel of a tap",
            _ => throw new ArgumentOutOfRangeException(nameof(contraction), order.Axis, "No such axis."),
        };
        string chains = order.IsOneChain ? "" : $", in chains of {Affine.Text(order.Chain)} {Plural(what, order.Chain)}";
        string groups = order.GroupRows == 1 ? " that are added row by row" : order.GroupRows > 1 ? $" that are added in groups of {Affine.Text(order.GroupRows)} rows" : order.HasGroups ? $" that are added in groups of {Affine.Text(order.Group / order.Chain)}" : "";
        return $"products are added in the order of the indices{chains}{groups}";
    }

    private static string Plural(string noun, int count)
    {
        int space = noun.IndexOf(' ');
        return count == 1 ? noun : space < 0 || noun == "kernel row" ? noun + "s" : noun.Insert(space, "s");
    }

    private static string Epilogue(WeightedOperation operation) => operation.Fused.IsNone ? "" : $", {operation.Fused.Kind} on the store";

    private static string Kind(ConvolutionOperation convolution) => convolution.IsDepthwise ? "Depthwise convolution" : "Convolution";

    private static string Text(Shape shape) => FormattableString.Invariant($"{shape.Height}, {shape.Width}, {shape.Channels}");

    private static string Details(ConvolutionOperation convolution)
    {
        Window window = convolution.Window;
        string text = window.Stride is { Height: 1, Width: 1 } ? "" : $", stride {window.Stride.Height}x{window.Stride.Width}";
        text += window.Dilation is { Height: 1, Width: 1 } ? "" : $", dilation {window.Dilation.Height}x{window.Dilation.Width}";
        text += window.Pads.IsNone ? "" : $", pads {window.Pads.Top}, {window.Pads.Left}, {window.Pads.Bottom}, {window.Pads.Right}";
        text += convolution.Groups == 1 || convolution.IsDepthwise ? "" : $", {convolution.Groups} groups";
        return text + (convolution.IsColumn ? ", the column computed as a row" : "");
    }

    private static string Index(ConvolutionOperation convolution, bool isRow)
    {
        Window window = convolution.Window;
        return isRow
            ? Affine.Sum(-window.Pads.Top, ("oy", window.Stride.Height), ("ky", window.Dilation.Height))
            : Affine.Sum(-window.Pads.Left, ("ox", window.Stride.Width), ("kx", window.Dilation.Width));
    }
}
