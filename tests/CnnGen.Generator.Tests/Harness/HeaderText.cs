using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>The header of a weight file as the build hands it over.</summary>
/// <param name="network">The class that the project names.</param>
/// <param name="file">The file that it names.</param>
/// <param name="lines">Tensors, as in <c>conv1.weight: F32 [32, 1, 5, 5]</c>; none for a file that is no safetensors file.</param>
internal sealed class HeaderText(string network, string file, params string[] lines) : AdditionalText
{
    public override string Path => $"obj/{network}.{file}.cnnweights";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(string.Concat(
        $"network={network}\nfile={file}\nresource=CnnGen.{network}.{file}\n",
        lines.Length == 0 ? "fault=it does not begin with the length of a header\n" : string.Concat(lines.Select(Tensor))));

    private static string Tensor(string line)
    {
        string[] parts = line.Split([": ", " "], 3, StringSplitOptions.None);
        return $"tensor={parts[1]}\t{parts[2]}\t{parts[0]}\n";
    }
}
