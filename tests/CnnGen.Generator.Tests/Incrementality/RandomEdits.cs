using CnnGen.Shared.Sampling;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Incrementality;

/// <summary>Edits as people make them: characters, lines and files, some sensible, most half-way.</summary>
internal static class RandomEdits
{
    /// <summary>Small networks and their neighbours, which cost little to generate.</summary>
    public static readonly string[] Files =
    [
        "using CnnGen;\nnamespace A;\n[Cnn]\n[Input(2, 2)]\n[MaxPool2D(2)]\n[Flatten]\n[ReLU(Name = \"r\")]\npublic sealed partial class Net\n{\n    int Helper() => 1;\n}\n",
        "using CnnGen;\nnamespace A;\n[Cnn]\n[Input(2)]\n[Dense(1)]\n[Loss(Loss.Huber, Delta = 2)]\npublic partial class Other;\n",
        "namespace A;\npartial class Other;\nclass Elsewhere { int x; }\n",
    ];

    private static readonly string[] s_lines =
    [
        "[Flatten]", "[Sigmoid]", "[Dropout(0.5)]", "[Softmax]", "[GlobalMaxPool2D]", "[Input(3)]", "[Dense(2, Name = \"d\")]", "[Cnn]", "// comment", "",
        "partial class Net;", "namespace B;", "[Loss(Loss.CrossEntropy)]", "[Budget(MaxParameters = 1)]", "#if X", "#endif",
    ];

    /// <summary>The choices of one edit.</summary>
    public static Gen<int[]> All { get; } = Choices.Numbers(6);

    /// <summary>The compilation after one more edit.</summary>
    public static CSharpCompilation Apply(CSharpCompilation compilation, int[] edit)
    {
        Choices choices = new(edit);
        int index = choices.Next(compilation.SyntaxTrees.Length);
        SyntaxTree tree = compilation.SyntaxTrees[index];
        string text = tree.ToString();
        return choices.Next(12) switch
        {
            0 when compilation.SyntaxTrees.Length > 1 => compilation.RemoveSyntaxTrees(tree),
            1 when compilation.SyntaxTrees.Length < 4 => compilation.AddSyntaxTrees(Parse(Files[choices.Next(Files.Length)], $"new{choices.Next(1 << 16)}.cs")),
            2 or 3 => Replace(Files[Math.Min(index, Files.Length - 1)]),
            4 or 5 or 6 => Replace(EditLines(text, choices)),
            7 => Replace(text.Replace((char)('0' + choices.Next(4)), (char)('0' + choices.Next(4)))),
            _ => Replace(EditCharacter(text, choices)),
        };

        CSharpCompilation Replace(string edited) => compilation.ReplaceSyntaxTree(tree, Parse(edited, tree.FilePath));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Harness.Compile.ParseOptions, path);

    private static string EditLines(string text, Choices choices)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = choices.Next(lines.Count);
        switch (choices.Next(3))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, s_lines[choices.Next(s_lines.Length)]);
                break;
            default:
                int other = choices.Next(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
        }

        return string.Join('\n', lines);
    }

    private static string EditCharacter(string text, Choices choices)
    {
        const string characters = "[](){}<>,;=.\"0123456789 \nabN@/";
        int at = choices.Next(text.Length + 1);
        return at < text.Length && choices.Next(2) == 0 ? text.Remove(at, 1) : text.Insert(at, characters[choices.Next(characters.Length)].ToString());
    }
}
