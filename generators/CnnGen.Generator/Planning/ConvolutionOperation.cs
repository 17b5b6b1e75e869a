using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>An operation with weights: its three roles are contractions.</summary>
/// <param name="HasBias">Whether a bias is added.</param>
/// <param name="Fused">An activation that is applied to the sums in registers, or none.</param>
internal abstract record WeightedOperation(bool HasBias, ActivationFunction Fused) : Operation
{
    /// <summary>Outputs a position: filters or units.</summary>
    public abstract int Filters { get; }

    /// <summary>Filters of one group of the storage; a depthwise convolution is stored as one group.</summary>
    public abstract int StorageFilters { get; }

    /// <summary>Channels, height and width of one filter.</summary>
    public abstract Shape Kernel { get; }

    /// <summary>Inputs that one output sums over.</summary>
    public int FanIn => Kernel.Length;

    /// <summary>Outputs that one input reaches, as initializers count them.</summary>
    public abstract int FanOut { get; }

    /// <summary>Output positions of one sample.</summary>
    public abstract int Positions { get; }

    public int Panel => Panels.Width(StorageFilters);

    public int StorageGroups => Filters / StorageFilters;

    /// <summary>Elements of the weights in storage, zeros included.</summary>
    public int WeightStorage => StorageGroups * Panels.Count(StorageFilters) * Kernel.Length * Panel;

    /// <summary>Elements of the bias in storage, zeros included; 0 without one.</summary>
    public int BiasStorage => HasBias ? StorageGroups * Panels.Count(StorageFilters) * Panel : 0;

    /// <summary>Learned values.</summary>
    public int ParameterCount => (Filters * Kernel.Length) + (HasBias ? Filters : 0);

    /// <summary>Multiply-adds a sample, padding counted, as summaries do.</summary>
    public long MultiplyAdds => (long)Positions * Filters * Kernel.Length;

    /// <summary>The output from the input; the role that writes the weights is the same contraction.</summary>
    public abstract Contraction Forward { get; }

    /// <summary>The input's gradient from the output's: one contraction for each phase of the stride.</summary>
    public abstract EquatableArray<BackwardPhase> BackwardData { get; }

    /// <summary>Elements of the weights as repacked for <see cref="BackwardData"/>; 0 where the stored ones serve.</summary>
    public abstract int TransposedLength { get; }

    public override BackwardNeeds Needs => Fused.IsNone ? BackwardNeeds.None : BackwardNeeds.Output;
}

/// <summary>
/// The input pixels that leave the same remainder when divided by the stride: they see the same taps, so that their gradient is a dense contraction.
/// </summary>
/// <param name="Row">The first input row.</param>
/// <param name="Column">The first input column.</param>
/// <param name="LastKernelRow">The kernel row of tap row 0; later tap rows walk backwards.</param>
/// <param name="KernelRowStep">Kernel rows between two tap rows.</param>
/// <param name="LastKernelColumn">The kernel column of tap column 0.</param>
/// <param name="KernelColumnStep">Kernel columns between two tap columns.</param>
/// <param name="Contraction">The gradient of these pixels; without taps where the stride steps over them.</param>
internal sealed record BackwardPhase(
    int Row, int Column, int LastKernelRow, int KernelRowStep, int LastKernelColumn, int KernelColumnStep, Contraction Contraction)
{
    public bool IsEmpty => Contraction.Rows.Taps == 0 || Contraction.Columns.Taps == 0;
}

/// <summary>A convolution, grouped and depthwise ones included.</summary>
/// <param name="Input">The input feature map.</param>
/// <param name="Output">The output feature map.</param>
/// <param name="Window">The resolved window.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
internal sealed record ConvolutionOperation(
    Shape Input, Shape Output, Window Window, int Groups, bool HasBias, ActivationFunction Fused) : WeightedOperation(HasBias, Fused)
{
    public override int InputLength => Input.Length;

    public override int OutputLength => Output.Length;

    public override int Filters => Output.Channels;

    /// <summary>One filter a channel: vectors lie along the channels of both maps.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == Input.Channels && Groups == Output.Channels;

    public override int StorageFilters => IsDepthwise ? Filters : Filters / Groups;

    public override Shape Kernel => Shape.Spatial(Window.Kernel.Height, Window.Kernel.Width, Input.Channels / Groups);

    public override int FanOut => Filters / Groups * Window.Kernel.Height * Window.Kernel.Width;

    public override int Positions => Output.Pixels;

    /// <summary>Pixel by pixel: rows need not be told apart, and the map is one long row.</summary>
    private bool IsPointwise => Window is { Kernel: (1, 1), Stride: (1, 1), Pads.IsNone: true };

    private int GroupChannels => IsDepthwise ? 1 : Input.Channels / Groups;

    public override Contraction Forward
    {
        get
        {
            (AxisMap rows, AxisMap columns) = IsPointwise
                ? (AxisMap.Single, new AxisMap(Output.Pixels, 1, 1, 1, 0, Input.Pixels))
                : (new AxisMap(Output.Height, Window.Stride.Height, Window.Kernel.Height, Window.Dilation.Height, -Window.Pads.Top, Input.Height),
                    new AxisMap(Output.Width, Window.Stride.Width, Window.Kernel.Width, Window.Dilation.Width, -Window.Pads.Left, Input.Width));
            int tap = GroupChannels * Panel;
            var weights = new WeightLayout(
                0, Panels.Count(StorageFilters) * Kernel.Length * Panel, Kernel.Length * Panel, Window.Kernel.Width * tap, tap, Panel);
            return new Contraction(
                rows, columns, GroupChannels, StorageFilters, IsDepthwise, StorageGroups,
                new MapLayout(0, Input.Width * Input.Channels, Input.Channels, GroupChannels),
                new MapLayout(0, Output.Width * Output.Channels, Output.Channels, StorageFilters),
                weights);
        }
    }

    public override EquatableArray<BackwardPhase> BackwardData
    {
        get
        {
            var phases = new List<BackwardPhase>();
            if (IsPointwise)
            {
                phases.Add(Phase(0, 0, PointwiseAxis(rows: true), PointwiseAxis(rows: false), transposedBase: 0));
                return phases.ToEquatableArray();
            }

            int transposed = 0;
            for (int row = 0; row < Math.Min(Window.Stride.Height, Input.Height); row++)
            {
                for (int column = 0; column < Math.Min(Window.Stride.Width, Input.Width); column++)
                {
                    var rows = PhaseAxis.Of(
                        row, Window.Kernel.Height, Window.Stride.Height, Window.Dilation.Height, Window.Pads.Top, Input.Height, Output.Height);
                    var columns = PhaseAxis.Of(
                        column, Window.Kernel.Width, Window.Stride.Width, Window.Dilation.Width, Window.Pads.Left, Input.Width, Output.Width);
                    BackwardPhase phase = Phase(row, column, rows, columns, transposed);
                    phases.Add(phase);
                    transposed += Groups * phase.Contraction.Weights.GroupStride;
                }
            }

            return phases.ToEquatableArray();
        }
    }

    public override int TransposedLength
    {
        get
        {
            if (IsDepthwise)
            {
                return 0;
            }

            int length = 0;
            foreach (BackwardPhase phase in BackwardData)
            {
                length += Groups * phase.Contraction.Weights.GroupStride;
            }

            return length;
        }
    }

    private PhaseAxis PointwiseAxis(bool rows) => new(rows ? AxisMap.Single : new AxisMap(Input.Pixels, 1, 1, 1, 0, Output.Pixels), 0, 1);

    private BackwardPhase Phase(int row, int column, PhaseAxis rows, PhaseAxis columns, int transposedBase)
    {
        // Vectors lie along the input channels, and one tap sums over the filters of a group.
        int lanes = IsDepthwise ? Filters : GroupChannels;
        int panel = Panels.Width(lanes);
        int reduction = IsDepthwise ? 1 : StorageFilters;
        WeightLayout weights;
        if (IsDepthwise)
        {
            int tapRow = Window.Kernel.Width * panel;
            weights = new WeightLayout(
                (rows.LastTap * tapRow) + (columns.LastTap * panel), 0, Kernel.Length * panel, -rows.KernelStep * tapRow, -columns.KernelStep * panel, panel);
        }
        else
        {
            int tap = reduction * panel;
            int panelStride = rows.Axis.Taps * columns.Axis.Taps * tap;
            weights = new WeightLayout(transposedBase, Panels.Count(lanes) * panelStride, panelStride, columns.Axis.Taps * tap, tap, panel);
        }

        var contraction = new Contraction(
            rows.Axis, columns.Axis, reduction, lanes, IsDepthwise, StorageGroups,
            new MapLayout(0, Output.Width * Output.Channels, Output.Channels, StorageFilters),
            new MapLayout(
                ((row * Input.Width) + column) * Input.Channels, Window.Stride.Height * Input.Width * Input.Channels,
                Window.Stride.Width * Input.Channels, GroupChannels),
            weights);
        return new BackwardPhase(row, column, rows.LastTap, rows.KernelStep, columns.LastTap, columns.KernelStep, contraction);
    }
}
