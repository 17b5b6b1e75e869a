using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>The place of the constructor in the user's class, where the compiler is not to say what could not be changed there.</summary>
internal static class ConstructorScope
{
    /// <summary>Writes the constructor between the pragmas that it needs.</summary>
    public static void Write(SourceWriter writer, TargetClass target, Action constructor)
    {
        string warnings = string.Join(", ", target.ConstructorWarnings);
        if (warnings.Length == 0)
        {
            constructor();
            return;
        }

        writer.Line($"#pragma warning disable {warnings} // of the class's own members and its base class, which cannot be changed here");
        constructor();
        writer.Line($"#pragma warning restore {warnings}");
    }
}
