using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>Values of a network: the outputs of its steps, called by their indices, and its input.</summary>
internal static class Values
{
    /// <summary>The network's input.</summary>
    public const int Input = -1;

    /// <summary>The value that stands for another one in a mode: a step that does not run passes on its input.</summary>
    public static int Resolve(IReadOnlyList<Step> steps, int value, Modes mode)
    {
        while (value >= 0 && !steps[value].Runs(mode))
        {
            value = steps[value].Inputs[0];
        }

        return value;
    }
}
