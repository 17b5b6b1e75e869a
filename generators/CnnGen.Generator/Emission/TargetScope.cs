using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>The namespace and the types that the user's class stands in, opened in a generated file.</summary>
internal static class TargetScope
{
    /// <summary>The class's full name, whatever is in scope: <c>global::Models.FashionNet</c>.</summary>
    public static string FullName(TargetClass target) =>
        $"global::{(target.Namespace.Length == 0 ? "" : target.Namespace + ".")}{string.Concat(target.ContainingTypes.Select(static type => type.Name + "."))}{target.Name}";

    /// <summary>Writes the class with its surroundings, and in it what <paramref name="body"/> writes.</summary>
    /// <param name="writer">At the top level of a file.</param>
    /// <param name="target">The class.</param>
    /// <param name="bases">What the class implements here: <c> : IFoo</c>; or nothing.</param>
    /// <param name="body">Writes the members.</param>
    /// <param name="document">Writes the class's documentation, if it has any here.</param>
    /// <param name="isOldLanguage">Whether the namespace must have a block, as it had before C# 10.</param>
    public static void Write(
        SourceWriter writer, TargetClass target, string bases, Action<SourceWriter> body, Action<SourceWriter>? document = null, bool isOldLanguage = false)
    {
        if (target.Namespace.Length > 0 && isOldLanguage)
        {
            using (writer.Block($"namespace {target.Namespace}"))
            {
                WriteFrom(0);
            }

            return;
        }

        if (target.Namespace.Length > 0)
        {
            writer.Line($"namespace {target.Namespace};");
            writer.Line();
        }

        WriteFrom(0);

        void WriteFrom(int depth)
        {
            bool isTarget = depth == target.ContainingTypes.Count;
            string header = isTarget ? $"partial class {target.Name}{bases}" : $"partial {target.ContainingTypes[depth].Keyword} {target.ContainingTypes[depth].Name}";
            if (isTarget)
            {
                document?.Invoke(writer);
            }

            using (writer.Block(header))
            {
                if (isTarget)
                {
                    body(writer);
                }
                else
                {
                    WriteFrom(depth + 1);
                }
            }
        }
    }
}
