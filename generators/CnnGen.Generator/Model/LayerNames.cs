using System.Text;

namespace CnnGen.Generator.Model;

/// <summary>From a layer's name, as in weight files, to the C# member.</summary>
internal static class LayerNames
{
    /// <summary>The name of the network's input, which no layer may take.</summary>
    public const string Input = "input";

    /// <summary>Keeps members and file names far from the limits of metadata (1,023 bytes) and file systems.</summary>
    public const int MaxLength = 128;

    /// <summary>Whether a name holds nothing but letters, digits, <c>_</c> and <c>.</c>, and something of these.</summary>
    public static bool IsValid(string name) => name.Length > 0 && name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '.');

    /// <summary>
    /// The name in Pascal case: <c>block1.conv</c> gives <c>Block1_Conv</c>, <c>fc_out</c> gives <c>FcOut</c>, <c>0</c> gives <c>_0</c>.
    /// An underscore stays between two digits, so that <c>conv_1_2</c> and <c>conv_12</c> are two members.
    /// </summary>
    public static string MemberName(string layerName)
    {
        StringBuilder member = new(layerName.Length + 1);
        bool startsWord = true;
        for (int i = 0; i < layerName.Length; i++)
        {
            char c = layerName[i];
            switch (c)
            {
                case '.':
                    member.Append('_');
                    startsWord = true;
                    break;
                case '_':
                    if (IsBetweenDigits(layerName, i))
                    {
                        member.Append('_');
                    }

                    startsWord = true;
                    break;
                default:
                    member.Append(startsWord ? char.ToUpperInvariant(c) : c);
                    startsWord = false;
                    break;
            }
        }

        return member.Length == 0 || char.IsDigit(member[0]) ? "_" + member : member.ToString();
    }

    private static bool IsBetweenDigits(string name, int index) =>
        index > 0 && index + 1 < name.Length && char.IsDigit(name[index - 1]) && char.IsDigit(name[index + 1]);
}
