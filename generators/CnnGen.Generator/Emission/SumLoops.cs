using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>
/// Emits the loops over the chains that a long sum is cut into: <c>acc</c> is a chain, <c>part</c> a group of chains where there are groups, and <c>sum</c> the
/// whole.
/// </summary>
internal abstract class SumLoops(SourceWriter writer, SumOrder order)
{
    public const string Chain = "acc";

    private const string Part = "part";

    /// <summary>What the whole sums are called.</summary>
    public string Whole => order.IsOneChain ? Chain : "sum";

    /// <summary>A comment on why there are chains.</summary>
    public void EmitReason()
    {
        if (!order.IsOneChain)
        {
            writer.Line($"// acc is a chain of at most {Affine.Text(SumOrder.LongestChain)} terms: the longer a chain, the more of each term is rounded away.");
        }
    }

    /// <summary>Declares sums that start at zero.</summary>
    /// <param name="stem">What they are: a chain, a group, or the whole.</param>
    /// <param name="indices">Whose: the pixels or taps.</param>
    public abstract void Declare(string stem, IEnumerable<int> indices);

    /// <summary>A loop over rows, or over chains of rows with a loop in each.</summary>
    /// <param name="row">The variable of the loop over rows.</param>
    /// <param name="begin">The first row.</param>
    /// <param name="end">The row after the last one.</param>
    /// <param name="count">Rows, where they are known here; otherwise 0.</param>
    /// <param name="indices">The pixels or taps that are summed.</param>
    /// <param name="body">Emits one row.</param>
    public void EmitRows(string row, string begin, string end, int count, IReadOnlyList<int> indices, Action body)
    {
        if (order.Axis == SumAxis.Rows)
        {
            EmitChains(begin, end, count, indices, (from, to) => EmitLoop(row, from, to, body));
            return;
        }

        if (order.GroupRows > 1)
        {
            EmitStretches("group", order.GroupRows, begin, end, count, scale: 1, (from, to, _) => EmitGroup(indices, () => EmitLoop(row, from, to, body)));
            return;
        }

        EmitLoop(row, begin, end, order.GroupRows == 1 ? () => EmitGroup(indices, body) : body);
    }

    /// <summary>A loop over the columns of a row, or over chains of columns with a loop in each.</summary>
    public void EmitColumns(string column, string begin, string end, int count, IReadOnlyList<int> indices, Action body)
    {
        if (order.Axis == SumAxis.Columns)
        {
            EmitChains(begin, end, count, indices, (from, to) => EmitLoop(column, from, to, body));
        }
        else
        {
            EmitLoop(column, begin, end, body);
        }
    }

    /// <summary>
    /// Loops over the chains of an axis, of which the last one may be shorter. A chain's terms are emitted by <paramref name="terms"/>, given the first
    /// position and the one after the last.
    /// </summary>
    /// <param name="begin">The first position.</param>
    /// <param name="end">The position after the last one.</param>
    /// <param name="count">Positions, where they are known here; otherwise 0.</param>
    /// <param name="indices">The pixels or taps that are summed.</param>
    /// <param name="terms">Emits a chain's terms.</param>
    /// <param name="scale">Elements of a position, in which begin, end and the loops count.</param>
    public void EmitChains(string begin, string end, int count, IReadOnlyList<int> indices, Action<string, string> terms, int scale = 1)
    {
        if (order.Group == 0)
        {
            EmitStretches("chain", order.Chain, begin, end, count, scale, (from, to, _) => EmitChain(indices, () => terms(from, to)));
            return;
        }

        EmitStretches("group", order.Group, begin, end, count, scale, (first, last, positions) => EmitGroup(indices, () =>
            EmitStretches("chain", order.Chain, first, last, positions, scale, (from, to, _) => EmitChain(indices, () => terms(from, to)))));
    }

    /// <summary>
    /// The chains of so many elements, each of a literal length, so that the JIT proves every index of the innermost loop. A chain's terms are emitted by
    /// <paramref name="terms"/>, given its first element and their number.
    /// </summary>
    /// <param name="first">The first element.</param>
    /// <param name="count">Elements.</param>
    /// <param name="indices">The pixels that are summed.</param>
    /// <param name="terms">Emits a chain's terms.</param>
    /// <param name="scale">Elements of a position of the axis.</param>
    public void EmitLiteralChains(ChainStart first, int count, IReadOnlyList<int> indices, Action<ChainStart, int> terms, int scale)
    {
        if (order.Group == 0)
        {
            EmitPieces("chain", order.Chain * scale, first, count, (chain, length) => EmitChain(indices, () => terms(chain, length)));
            return;
        }

        EmitPieces("group", order.Group * scale, first, count, (group, size) => EmitGroup(indices, () =>
            EmitPieces("chain", order.Chain * scale, group, size, (chain, length) => EmitChain(indices, () => terms(chain, length)))));
    }

    /// <summary>One chain: sums that start at zero, and are added to those around them.</summary>
    public void EmitChain(IReadOnlyList<int> indices, Action terms)
    {
        Declare(Chain, indices);
        terms();
        Add(order.HasGroups ? Part : Whole, Chain, indices);
    }

    /// <summary>A group of chains.</summary>
    public void EmitGroup(IReadOnlyList<int> indices, Action chains)
    {
        Declare(Part, indices);
        chains();
        Add(Whole, Part, indices);
    }

    private void EmitLoop(string variable, string begin, string end, Action body)
    {
        using SourceWriter.BlockScope loop = writer.Block($"for (int {variable} = {begin}; {variable} < {end}; {variable}++)");
        body();
    }

    private void EmitStretches(string variable, int size, string begin, string end, int count, int scale, Action<string, string, int> body)
    {
        string step = Affine.Text(size * scale);
        using SourceWriter.BlockScope loop = writer.Block($"for (int {variable} = {begin}; {variable} < {end}; {variable} += {step})");
        if (count > 0 && count % size == 0)
        {
            body(variable, $"{variable} + {step}", size);
            return;
        }

        writer.Line($"int {variable}End = Math.Min({variable} + {step}, {end});");
        body(variable, variable + "End", 0);
    }

    private void EmitPieces(string variable, int size, ChainStart first, int count, Action<ChainStart, int> body)
    {
        int pieces = count / size;
        if (pieces > 1)
        {
            using SourceWriter.BlockScope loop = writer.Block(
                $"for (int {variable} = {first.Text}; {variable} < {first.Plus(pieces * size).Text}; {variable} += {Affine.Text(size)})");
            body(new ChainStart(variable, 0), size);
        }
        else if (pieces == 1)
        {
            EmitPiece(first, size);
        }

        if (count % size > 0)
        {
            EmitPiece(first.Plus(pieces * size), count % size);
        }

        void EmitPiece(ChainStart begin, int length)
        {
            using SourceWriter.BlockScope scope = writer.Scope();
            body(begin, length);
        }
    }

    /// <summary>Adds sums to others.</summary>
    protected abstract void Add(string target, string stem, IEnumerable<int> indices);
}
