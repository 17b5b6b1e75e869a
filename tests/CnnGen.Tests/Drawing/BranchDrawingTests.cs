namespace CnnGen.Tests.Drawing;

/// <summary>Branches and joins in the drawing of an architecture.</summary>
public sealed class BranchDrawingTests
{
    [Fact]
    public void Edges_AreArrowsToTheNextBody_AndArcsToLaterOnes()
    {
        ReadDrawing drawing = Draw(Map("conv1", "input", 9), Map("conv2", "conv1", 9), Map("conv3", "input", 9), Join("add1", "conv3", "conv2", "input"), Map("conv4", "add1", 9));

        Assert.Equal(["input", "conv1", "conv2", "conv3", "add1", "conv4"], drawing.Bodies);
        Assert.Equal(["input→conv1", "conv1→conv2", "conv3→add1", "add1→conv4", "conv2→add1", "input→conv3", "input→add1"], drawing.Edges);
    }

    [Fact]
    public void LayerReadTwice_HasOneEdge() => Assert.Equal(
        ["input→conv1", "conv1→add1"], Draw(Map("conv1", "input", 9), Join("add1", "conv1", "conv1")).Edges);

    [Fact]
    public void FollowerThatAloneReadsItsBody_StandsBelowIt_AndEdgesBeginAtTheBody()
    {
        ReadDrawing drawing = Draw(
            Map("conv1", "input", 9), Map("relu1", "conv1"), Map("dropout1", "relu1"), Map("conv2", "dropout1", 9), Join("add1", "conv2", "dropout1"), Map("relu2", "add1"));

        Assert.Equal(["input", "conv1", "conv2", "add1"], drawing.Bodies);
        Assert.Equal(["input→conv1", "conv1→conv2", "conv2→add1", "conv1→add1"], drawing.Edges);
    }

    [Fact]
    public void FollowerOfWhatOthersReadToo_HasABody()
    {
        ReadDrawing drawing = Draw(Map("conv1", "input", 9), Map("relu1", "conv1"), Map("dropout1", "relu1"), Join("add1", "dropout1", "conv1"));

        Assert.Equal(["input", "conv1", "relu1", "add1"], drawing.Bodies);
        Assert.Equal(["input→conv1", "conv1→relu1", "relu1→add1", "conv1→add1"], drawing.Edges);
    }

    [Fact]
    public void FollowerOfAnEarlierBody_HasABody()
    {
        ReadDrawing drawing = Draw(Map("conv1", "input", 9), Map("conv2", "input", 9), Map("relu1", "conv1"), Join("add1", "relu1", "conv2"));

        Assert.Equal(["input", "conv1", "conv2", "relu1", "add1"], drawing.Bodies);
        Assert.Equal(["input→conv1", "relu1→add1", "input→conv2", "conv1→relu1", "conv2→add1"], drawing.Edges);
    }

    [Fact]
    public void LayerThatNobodyReads_HasNoEdgeToTheNextBody() => Assert.Equal(
        ["input→conv1", "input→conv2"], Draw(Map("conv1", "input", 9), Map("conv2", "input", 9)).Edges);

    [Theory]
    [InlineData("Add")]
    [InlineData("Multiply")]
    [InlineData("Concatenate")]
    public void Joins_HaveAColourOfTheirOwn(string kind)
    {
        ReadDrawing drawing = Draw(Map("conv1", "input", 9), Map("softmax1", "conv1") with { OutputChannels = 5 }, Join("join1", "softmax1", "conv1") with { Kind = kind });

        Assert.Equal(4, drawing.Fronts.Distinct().Count());
    }

    [Fact]
    public void Chain_HasNoArcs() => Assert.Empty(Draw(Map("conv1", "input", 9), Map("relu1", "conv1"), Map("conv2", "relu1", 9)).Arcs);

    [Fact]
    public void InnerArcs_ArePassedAbove()
    {
        ReadDrawing drawing = Draw(Map("a", "input", 9), Map("b", "a", 9), Join("c", "b", "a"), Join("d", "c", "input"));

        Assert.Equal(["a→c", "input→d"], drawing.Edges.Skip(drawing.Arrows.Length));
        Assert.True(drawing.Arcs[1][1].Y < drawing.Arcs[0][1].Y);
    }

    [Fact]
    public void ArcsBesideEachOther_HaveOneHeight()
    {
        ReadDrawing drawing = Draw(Map("a", "input", 9), Join("b", "a", "input"), Map("c", "b", 9), Join("d", "c", "b"));

        Assert.Equal(["input→b", "b→d"], drawing.Edges.Skip(drawing.Arrows.Length));
        Assert.Equal(drawing.Arcs[0][1].Y, drawing.Arcs[1][1].Y);
    }

    [Fact]
    public void RandomNetworks_HaveAnArcForEachEdge_InsideTheDrawing_AndNoneLiesOnAnother()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            LayerInfo[] layers = RandomLayers(random, isFlat: seed % 3 == 0);
            ReadDrawing drawing = Draw(layers);

            Assert.Equal(
                layers.SelectMany(static layer => layer.Inputs.Distinct().Select(input => $"{input}→{layer.Name}")).Order(StringComparer.Ordinal), drawing.Edges.Order(StringComparer.Ordinal));
            Assert.All(drawing.Corners, point =>
            {
                Assert.InRange(point.X, 0, drawing.Width);
                Assert.InRange(point.Y, 40, drawing.Height);
            });
            ((double X, double Y) From, (double X, double Y) To)[] lines = [.. drawing.Arcs.SelectMany(static arc => arc.Zip(arc.Skip(1)))];
            for (int i = 0; i < lines.Length; i++)
            {
                Assert.DoesNotContain(lines.Skip(i + 1), other => LieOnEachOther(lines[i], other));
            }
        }
    }

    /// <summary>Every layer learns, so that each has a body.</summary>
    private static LayerInfo[] RandomLayers(Random random, bool isFlat)
    {
        List<string> names = ["input"];
        List<LayerInfo> layers = [];
        for (int i = random.Next(3, 14); i > 0; i--)
        {
            string[] inputs = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => names[random.Next(names.Count)])];
            string name = $"layer{names.Count}";
            layers.Add(new LayerInfo(name, "Conv2D", inputs, isFlat ? 1 : random.Next(1, 40), isFlat ? 1 : random.Next(1, 40), random.Next(1, 50), isFlat, 1, 0));
            names.Add(name);
        }

        return [.. layers];
    }

    /// <summary>Whether two lines that are both level or both upright have more than a point in common.</summary>
    private static bool LieOnEachOther(((double X, double Y) From, (double X, double Y) To) line, ((double X, double Y) From, (double X, double Y) To) other)
    {
        return (IsLevel(line) && IsLevel(other) && Math.Abs(line.From.Y - other.From.Y) < 1 && Share(line.From.X, line.To.X, other.From.X, other.To.X))
            || (IsUpright(line) && IsUpright(other) && Math.Abs(line.From.X - other.From.X) < 1 && Share(line.From.Y, line.To.Y, other.From.Y, other.To.Y));

        static bool IsLevel(((double X, double Y) From, (double X, double Y) To) line) => line.From.Y == line.To.Y;
        static bool IsUpright(((double X, double Y) From, (double X, double Y) To) line) => line.From.X == line.To.X;
        static bool Share(double a, double b, double c, double d) => Math.Max(Math.Min(a, b), Math.Min(c, d)) <= Math.Min(Math.Max(a, b), Math.Max(c, d));
    }

    private static ReadDrawing Draw(params LayerInfo[] layers) => new(NetworkDrawing.Draw("Net", SampleShape.Spatial(6, 4, 3), layers).Root!);

    private static LayerInfo Map(string name, string input, int parameters = 0) => new(name, parameters > 0 ? "Conv2D" : "ReLU", [input], 6, 4, 3, IsFlat: false, parameters, 0);

    private static LayerInfo Join(string name, params string[] inputs) => new(name, "Add", inputs, 6, 4, 3, IsFlat: false, 0, 0);
}
