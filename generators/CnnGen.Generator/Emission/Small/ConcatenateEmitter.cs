using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>The channels of several inputs, one input after another: p is the pixel, c the channel.</summary>
internal static class ConcatenateEmitter
{
    /// <summary>One line with the shapes.</summary>
    public static string Summary(ConcatenateOperation concatenation)
    {
        string pixels = Affine.Text(concatenation.Pixels);
        string inputs = string.Join(", ", concatenation.Channels.Select((channels, operand) => $"x{Affine.Text(operand + 1)}[{pixels}, {Affine.Text(channels)}]"));
        return $"concatenation: {inputs} → y[{pixels}, {Affine.Text(concatenation.Channels.Sum())}]";
    }

    /// <summary>Emits <c>Forward</c> of one sample, and the gradient of each input.</summary>
    public static void EmitMembers(SourceWriter writer, ConcatenatePlan plan, ElementType element)
    {
        ConcatenateOperation operation = plan.Operation;
        int[] first = [.. Enumerable.Range(0, operation.Channels.Count).Select(operand => operation.Channels.Take(operand).Sum())];
        string parameters = MethodSignature.Of(element, "Forward", [.. first.Select((_, operand) => Input(operand))], "y").Parameters;
        writer.Line($"// y[p, c + {string.Join(" | ", first)}] = {string.Join(" | ", first.Select((_, operand) => Input(operand)))}[p, c]");
        using (writer.Block($"public static void Forward({parameters})"))
        {
            EmitPixels(writer, operation, () =>
            {
                for (int operand = 0; operand < first.Length; operand++)
                {
                    int channels = operation.Channels[operand];
                    writer.Line($"{Pixel(operation, Input(operand), channels, 0, channels)}.CopyTo({Pixel(operation, "y", operation.Channels.Sum(), first[operand], channels)});");
                }
            });
        }

        for (int operand = 0; operand < first.Length; operand++)
        {
            int channels = operation.Channels[operand];
            int offset = first[operand];
            writer.Line();
            writer.Line($"// dx[p, c] = dy[p, c + {Affine.Text(offset)}]");
            using (writer.Block($"public static void BackwardInput{Affine.Text(operand + 1)}(ReadOnlySpan<{element.Keyword}> dy, Span<{element.Keyword}> dx)"))
            {
                EmitPixels(writer, operation, () => writer.Line(
                    $"{Pixel(operation, "dy", operation.Channels.Sum(), offset, channels)}.CopyTo({Pixel(operation, "dx", channels, 0, channels)});"));
            }
        }
    }

    private static string Input(int operand) => "x" + Affine.Text(operand + 1);

    private static void EmitPixels(SourceWriter writer, ConcatenateOperation operation, Action emit)
    {
        using IDisposable? loop = ChannelReduction.PixelLoop(writer, operation.Pixels);
        emit();
    }

    /// <summary>Some channels of a pixel.</summary>
    private static string Pixel(ConcatenateOperation operation, string span, int stride, int offset, int channels) =>
        $"{span}.Slice({(operation.Pixels == 1 ? Affine.Text(offset) : Affine.Sum(offset, ("p", stride)))}, {Affine.Text(channels)})";
}
