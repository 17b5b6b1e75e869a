using System.Text;
using Microsoft.Build.Framework;

namespace CnnGen.Tasks;

/// <summary>
/// Writes what the headers of weight files say as text that the generator takes as additional files: a key and a value a line. What is wrong with
/// a file is a line, too, so that the analyzer reports it like everything else.
/// </summary>
public sealed class WriteWeightsHeaders : Microsoft.Build.Utilities.Task
{
    /// <summary>The files. Metadata: Network (the class), Resource (the file's name in the assembly) and Header (the text to be written).</summary>
    [Required]
    public ITaskItem[] Weights { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (ITaskItem item in Weights)
        {
            string header = item.GetMetadata("Header");
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(header))!);
            File.WriteAllText(header, Describe(item), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        return true;
    }

    private static string Describe(ITaskItem item)
    {
        StringBuilder text = new();
        text.Append("network=").Append(item.GetMetadata("Network")).Append('\n');
        text.Append("file=").Append(item.ItemSpec).Append('\n');
        text.Append("resource=").Append(item.GetMetadata("Resource")).Append('\n');
        try
        {
            using FileStream file = File.OpenRead(item.ItemSpec);
            foreach (TensorEntry tensor in SafeTensorsHeader.Read(file))
            {
                text.Append("tensor=").Append(Printable(tensor.Type)).Append('\t').Append(Printable(tensor.Shape)).Append('\t').Append(Printable(tensor.Name)).Append('\n');
            }
        }
        catch (InvalidDataException failure)
        {
            text.Append("fault=").Append(Printable(failure.Message)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Text on one line.</summary>
    private static string Printable(string text) => new([.. text.Select(static c => char.IsControl(c) ? '\uFFFD' : c)]);
}
