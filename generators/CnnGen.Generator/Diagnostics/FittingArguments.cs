using System.Collections.Immutable;
using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Diagnostics;

/// <summary>
/// What the diagnostic of a window that does not fit carries for the code fixes: the arguments with which it would, by their names. <c>Padding</c> alone is
/// one way out, the others together are another.
/// </summary>
internal static class FittingArguments
{
    /// <summary>The argument for padding; its value is always <c>Same</c>.</summary>
    public const string Padding = "Padding";

    public static ImmutableDictionary<string, string?> Of(WindowDoesNotFit error, LayerDeclaration layer)
    {
        ImmutableDictionary<string, string?>.Builder arguments = ImmutableDictionary.CreateBuilder<string, string?>();
        if (error.SameFits)
        {
            arguments.Add(Padding, nameof(PaddingMode.Same));
        }

        bool isPool = layer.Declared.Layer is Pool2DLayer;
        string prefix = isPool ? "pool" : "kernel";
        bool isSquare = layer.Arguments.IsGiven(prefix + "Size");
        Size fitting = new(Math.Min(error.Kernel.Height, error.Largest.Height), Math.Min(error.Kernel.Width, error.Largest.Width));
        int side = Math.Min(fitting.Height, fitting.Width);
        if (isPool && !LayerShapes.IsAtMostHalf(error.Pads, isSquare ? new Size(side, side) : fitting))
        {
            return arguments.ToImmutable();
        }

        if (isSquare)
        {
            arguments.Add(prefix + "Size", MessageText.Of(side));
            return arguments.ToImmutable();
        }

        if (fitting.Height < error.Kernel.Height)
        {
            arguments.Add(prefix + "Height", MessageText.Of(fitting.Height));
        }

        if (fitting.Width < error.Kernel.Width)
        {
            arguments.Add(prefix + "Width", MessageText.Of(fitting.Width));
        }

        return arguments.ToImmutable();
    }
}
