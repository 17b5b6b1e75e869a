using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Incrementality;

/// <summary>Edits as people make them: characters, lines and files, some sensible, most half-way. The same seed makes the same edits.</summary>
internal sealed class RandomEdits(int seed)
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

    private readonly Random _random = new(seed);

    /// <summary>The compilation after one more edit.</summary>
    public CSharpCompilation Apply(CSharpCompilation compilation)
    {
        int index = _random.Next(compilation.SyntaxTrees.Length);
        SyntaxTree tree = compilation.SyntaxTrees[index];
        string text = tree.ToString();
        return _random.Next(12) switch
        {
            0 when compilation.SyntaxTrees.Length > 1 => compilation.RemoveSyntaxTrees(tree),
            1 when compilation.SyntaxTrees.Length < 4 => compilation.AddSyntaxTrees(Parse(Files[_random.Next(Files.Length)], $"new{_random.Next()}.cs")),
            2 or 3 => Replace(Files[Math.Min(index, Files.Length - 1)]),
            4 or 5 or 6 => Replace(EditLines(text)),
            7 => Replace(text.Replace((char)('0' + _random.Next(4)), (char)('0' + _random.Next(4)))),
            _ => Replace(EditCharacter(text)),
        };

        CSharpCompilation Replace(string edited) => compilation.ReplaceSyntaxTree(tree, Parse(edited, tree.FilePath));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Harness.Compile.ParseOptions, path);

    private string EditLines(string text)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = _random.Next(lines.Count);
        switch (_random.Next(3))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, s_lines[_random.Next(s_lines.Length)]);
                break;
            default:
                int other = _random.Next(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
        }

        return string.Join('\n', lines);
    }

    private string EditCharacter(string text)
    {
        const string characters = "[](){}<>,;=.\"0123456789 \nabN@/";
        int at = _random.Next(text.Length + 1);
        return at < text.Length && _random.Next(2) == 0 ? text.Remove(at, 1) : text.Insert(at, characters[_random.Next(characters.Length)].ToString());
    }
}
