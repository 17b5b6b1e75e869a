using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

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

    public override int Positions => Output.Pixels;

    /// <summary>Pixel by pixel: rows need not be told apart, and the map is one long row.</summary>
    private bool IsPointwise => Window is { Kernel: (1, 1), Stride: (1, 1), Pads.IsNone: true };

    private int GroupChannels => IsDepthwise ? 1 : Input.Channels / Groups;

    /// <summary>Whether it is computed as <see cref="Turned"/>.</summary>
    public bool IsColumn => ColumnMap.Is(Input, Output, Window);

    private ConvolutionOperation Turned =>
        this with { Input = ColumnMap.Turn(Input), Output = ColumnMap.Turn(Output), Window = ColumnMap.Turn(Window) };

    public override Contraction Forward
    {
        get
        {
            if (IsColumn)
            {
                return Turned.Forward;
            }

            (AxisMap rows, AxisMap columns) = IsPointwise
                ? (AxisMap.Single, new AxisMap(Output.Pixels, 1, 1, 1, 0, Input.Pixels))
                : (AxisMap.Rows(Window, Input, Output), AxisMap.Columns(Window, Input, Output));
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

    /// <remarks>Of those without taps, one.</remarks>
    public override EquatableArray<BackwardPhase> BackwardData
    {
        get
        {
            if (IsColumn)
            {
                return Turned.BackwardData;
            }

            var phases = new List<BackwardPhase>();
            if (IsPointwise)
            {
                phases.Add(Phase(0, 0, PointwiseAxis(rows: true), PointwiseAxis(rows: false), fold: null, transposedBase: 0));
                return phases.ToEquatableArray();
            }

            int transposed = 0;
            Fold? fold = FoldThatPays();
            int allRows = Math.Min(Window.Stride.Height, Input.Height);
            int allColumns = fold is null ? Math.Min(Window.Stride.Width, Input.Width) : 1;
            int[] rows = PhaseAxis.Seen(allRows, Window.Kernel.Height, Window.Stride.Height, Window.Dilation.Height, Window.Pads.Top);
            int[] columns = fold is null ? PhaseAxis.Seen(allColumns, Window.Kernel.Width, Window.Stride.Width, Window.Dilation.Width, Window.Pads.Left) : [0];
            foreach (int row in rows)
            {
                foreach (int column in columns)
                {
                    Add(row, column);
                }
            }

            // Phases that the stride steps over are alike, and may be as many as the map has pixels: one stands for all of them.
            if (rows.Length < allRows || columns.Length < allColumns)
            {
                Add(rows.Length < allRows ? FirstBeside(rows) : rows[0], rows.Length < allRows ? 0 : FirstBeside(columns));
            }

            return phases.ToEquatableArray();

            void Add(int row, int column)
            {
                BackwardPhase phase = Phase(row, column, RowPhase(row), fold is null ? ColumnPhase(column) : Windows, fold, transposed);
                phases.Add(phase);
                transposed += Groups * phase.Contraction.Weights.GroupStride;
            }
        }
    }

    public override long TransposedLength => IsDepthwise ? 0 : BackwardData.Sum(static phase => phase.Contraction.WeightLength);

    /// <summary>The first number that is not among ascending ones.</summary>
    private static int FirstBeside(int[] numbers) => Enumerable.Range(0, numbers.Length + 1).First(i => i == numbers.Length || numbers[i] != i);

    private PhaseAxis PointwiseAxis(bool rows) => new(rows ? AxisMap.Single : new AxisMap(Input.Pixels, 1, 1, 1, 0, Output.Pixels), 0, 1);

    private PhaseAxis RowPhase(int row) => PhaseAxis.Of(
        row, Window.Kernel.Height, Window.Stride.Height, Window.Dilation.Height, Window.Pads.Top, Input.Height, Output.Height);

    private PhaseAxis ColumnPhase(int column) => PhaseAxis.Of(
        column, Window.Kernel.Width, Window.Stride.Width, Window.Dilation.Width, Window.Pads.Left, Input.Width, Output.Width);

    /// <summary>The windows of a row, where each goes to a slot of its own.</summary>
    private PhaseAxis Windows => new(new AxisMap(Output.Width, 1, 1, 1, 0, Output.Width), 0, 1);

    /// <summary>How rows of the gradient are added up from windows, or null where vectors along the channels alone are as good.</summary>
    private Fold? FoldThatPays()
    {
        var fold = new Fold(Input.Channels, Window.Kernel.Width, Window.Stride.Width, Window.Pads.Left, Output.Width, Input.Width);
        bool pays = Groups == 1 && Window.Dilation.Width == 1 && fold.Pays(Math.Max(1, Window.Kernel.Height / Window.Stride.Height) * Filters);
        return pays ? fold : null;
    }

    private BackwardPhase Phase(int row, int column, PhaseAxis rows, PhaseAxis columns, Fold? fold, int transposedBase)
    {
        // Vectors lie along the input channels, where they are few along the taps of a row as well, and one tap sums over the filters of a group.
        int lanes = IsDepthwise ? Filters : fold?.Lanes ?? GroupChannels;
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
            weights)
        {
            Fold = fold,
        };
        return new BackwardPhase(row, column, rows.LastTap, rows.KernelStep, columns.LastTap, columns.KernelStep, contraction);
    }
}
