using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>A change of layout between channels-first, <c>[c][p]</c>, and channels-last, <c>[p][c]</c>, with p the pixel.</summary>
internal static class PermuteEmitter
{
    /// <summary>One line with the shapes.</summary>
    public static string Summary(PermuteOperation permute) => permute.ToChannelsFirst
        ? $"channels-first: x[{permute.Pixels}, {permute.Channels}] → y[{permute.Channels}, {permute.Pixels}]"
        : $"channels-last: x[{permute.Channels}, {permute.Pixels}] → y[{permute.Pixels}, {permute.Channels}]";

    /// <summary>Emits <c>Forward</c> and its inverse, <c>Backward</c>, of one sample.</summary>
    public static void EmitMembers(SourceWriter writer, PermutePlan plan, ElementType element)
    {
        PermuteOperation permute = plan.Operation;
        EmitCopy(writer, plan, element, "Forward", "x", "y", permute.ToChannelsFirst);
        writer.Line();
        EmitCopy(writer, plan, element, "Backward", "dy", "dx", !permute.ToChannelsFirst);
    }

    private static void EmitCopy(SourceWriter writer, PermutePlan plan, ElementType element, string name, string from, string to, bool toPlanes)
    {
        writer.Line(toPlanes ? $"// {to}[c, p] = {from}[p, c]" : $"// {to}[p, c] = {from}[c, p]");
        ReasonText.EmitComment(writer, plan.Reason);
        using (writer.Block($"public static void {name}(ReadOnlySpan<{element.Keyword}> {from}, Span<{element.Keyword}> {to})"))
        {
            foreach (TileCut channels in plan.Blocks)
            {
                using IDisposable? block = channels.Count > 1
                    ? writer.Block($"for (int c = {channels.First}; c < {channels.End}; c += {channels.Length})")
                    : channels.Length < plan.Operation.Channels ? writer.Scope($"channels {channels.First} to {channels.End - 1}") : null;
                Position c = channels.Count > 1 ? new Position("c") : new Position(null, channels.First);
                EmitChannels(writer, plan.Operation, element, from, to, toPlanes, c, channels.Length);
            }
        }
    }

    /// <summary>All pixels of some neighbouring channels.</summary>
    private static void EmitChannels(
        SourceWriter writer, PermuteOperation permute, ElementType element, string from, string to, bool toPlanes, Position c, int count)
    {
        string planes = toPlanes ? to : from;
        string pixels = toPlanes ? from : to;
        string read = $"ReadOnlySpan<{element.Keyword}>";
        string write = $"Span<{element.Keyword}>";
        for (int channel = 0; channel < count; channel++)
        {
            OffsetExpression offset = OffsetExpression.Zero.Plus(c, permute.Pixels).Plus(channel * permute.Pixels);
            writer.Line($"{(toPlanes ? write : read)} plane{channel} = {planes}.Slice({offset}, {permute.Pixels});");
        }

        using (writer.Block($"for (int p = 0; p < {permute.Pixels}; p++)"))
        {
            OffsetExpression offset = OffsetExpression.Zero.Plus(new Position("p"), permute.Channels).Plus(c, 1);
            writer.Line($"{(toPlanes ? read : write)} pixel = {pixels}.Slice({offset}, {count});");
            for (int channel = 0; channel < count; channel++)
            {
                writer.Line(toPlanes ? $"plane{channel}[p] = pixel[{channel}];" : $"pixel[{channel}] = plane{channel}[p];");
            }
        }
    }
}
