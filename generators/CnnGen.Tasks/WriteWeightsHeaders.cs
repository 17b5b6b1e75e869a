using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;

namespace CnnGen.Tasks;

/// <summary>
/// Writes what the headers of weight files say as text that the generator takes as additional files: a key and a value on each line. What is wrong with
/// a file is a line, too, so that the analyzer reports it like everything else. A text is written only where it differs from the one before, and it has
/// the checksum of the whole file: so the compiler runs again when the weights change, whatever their time says, and only then.
/// </summary>
public sealed class WriteWeightsHeaders : Microsoft.Build.Utilities.Task
{
    /// <summary>The files. Metadata: Network (the class), Resource (the file's name in the assembly) and Header (the text to be written).</summary>
    [Required]
    public ITaskItem[] Weights { get; set; } = [];

    /// <summary>The project file, which errors name.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (ITaskItem item in Weights)
        {
            try
            {
                string header = Path.GetFullPath(item.GetMetadata("Header"));
                string text = Describe(item);
                if (!File.Exists(header) || File.ReadAllText(header) != text)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(header)!);
                    File.WriteAllText(header, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                // Not a line of the header: the next build tries again.
                Log.LogError(
                    "", "CNN154", "", Project, 0, 0, 0, 0,
                    "The file '{0}' with the weights of {1} cannot be read: {2}", item.ItemSpec, item.GetMetadata("Network"), failure.Message);
            }
        }

        return !Log.HasLoggedErrors;
    }

    private static string Describe(ITaskItem item)
    {
        StringBuilder text = new();
        Append(text, "network", item.GetMetadata("Network"));
        Append(text, "file", item.ItemSpec);
        Append(text, "resource", item.GetMetadata("Resource"));
        try
        {
            using FileStream file = File.OpenRead(item.GetMetadata("FullPath"));
            Append(text, "content", Checksum(file));
            if (SafeTensorsHeader.FindOtherKind(file) is { } kind)
            {
                Append(text, "kind", kind);
                return text.ToString();
            }

            foreach (TensorEntry tensor in SafeTensorsHeader.Read(file))
            {
                Append(text, "tensor", Printable.Escape(tensor.Type), tensor.Shape.ToString(), Printable.Escape(tensor.Name));
            }
        }
        catch (InvalidDataException failure)
        {
            Append(text, "fault", failure.Message);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            // An editor looks at the project before its network is trained; a build does not come here.
            Append(text, "fault", "there is no such file");
        }

        return text.ToString();
    }

    private static string Checksum(FileStream file)
    {
        using SHA256 sha = SHA256.Create();
        string checksum = BitConverter.ToString(sha.ComputeHash(file)).Replace("-", "");
        file.Position = 0;
        return checksum;
    }

    private static void Append(StringBuilder text, string key, params string[] values) =>
        text.Append(key).Append('=').Append(string.Join("\t", values.Select(OneLine))).Append('\n');

    /// <summary>Without what would end the line, or a value on it.</summary>
    private static string OneLine(string text) => new([.. text.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '\uFFFD' : c)]);
}
