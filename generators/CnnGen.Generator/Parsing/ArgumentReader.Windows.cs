using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Parsing;

/// <content>The arguments of sliding windows.</content>
internal sealed partial class ArgumentReader
{
    /// <summary>A kernel or pool window: one number for both axes, or height and width.</summary>
    /// <param name="prefix"><c>kernel</c> or <c>pool</c>.</param>
    public Size WindowSize(string prefix) => SizeOf(prefix + "Size", prefix + "Height", prefix + "Width");

    /// <summary>One number for both axes, or one for each.</summary>
    /// <param name="both">The parameter for both.</param>
    /// <param name="vertical">The parameter for the rows.</param>
    /// <param name="horizontal">The parameter for the columns.</param>
    public Size SizeOf(string both, string vertical, string horizontal)
    {
        if (!IsGiven(both))
        {
            return new Size(Count(vertical), Count(horizontal));
        }

        int size = Count(both);
        return new Size(size, size);
    }

    /// <summary>An argument for both axes, or its two forms for one axis each.</summary>
    /// <param name="name"><c>Stride</c> or <c>Dilation</c>.</param>
    /// <param name="fallback">The value of an axis without one.</param>
    public Size PerAxis(string name, Size fallback)
    {
        string vertical = name + "Height";
        string horizontal = name + "Width";
        if (!IsGiven(name))
        {
            return new Size(Count(vertical, fallback.Height), Count(horizontal, fallback.Width));
        }

        if (IsGiven(vertical) || IsGiven(horizontal))
        {
            string other = IsGiven(vertical) ? vertical : horizontal;
            Report(Descriptors.SizeGivenTwice, LocationOf(other), Subject, name, other);
        }

        int size = Count(name, 1);
        return new Size(size, size);
    }

    public PaddingSpec Padding()
    {
        if (!IsGiven("Pads"))
        {
            return new PaddingSpec(Choice("Padding", PaddingMode.Valid), default);
        }

        if (IsGiven("Padding"))
        {
            Report(Descriptors.PadsBesidePadding, LocationOf("Pads"), Subject, SamePadding);
        }

        return new PaddingSpec(PaddingMode.Explicit, Pads());
    }

    private Pads Pads()
    {
        if (Read("Pads") is not { } array)
        {
            return default;
        }

        if (array.Kind != TypedConstantKind.Array || array.Values.Any(static value => value.Value is not int))
        {
            LeaveToCompiler();
            return default;
        }

        int[] values = [.. array.Values.Select(static value => (int)value.Value!)];
        if (values.Length is not (1 or 2 or 4))
        {
            Report(Descriptors.PadsCount, LocationOf("Pads"), Subject, MessageText.Of(values.Length));
            return default;
        }

        if (Array.Find(values, static value => value < 0) is var negative and < 0)
        {
            Report(Descriptors.NegativePads, LocationOf("Pads"), Subject, MessageText.Of(negative));
            return default;
        }

        return values.Length switch
        {
            1 => new Pads(values[0], values[0], values[0], values[0]),
            2 => new Pads(values[0], values[1], values[0], values[1]),
            _ => new Pads(values[0], values[1], values[2], values[3]),
        };
    }
}
