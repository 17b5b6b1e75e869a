using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Emit;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>The JIT compiles a method without optimising from 60,000 bytes of IL, 2,000 locals or 2,000 basic blocks; emitted ones stay far below.</summary>
public sealed class MethodSizeTests
{
    private const int MostBytes = 20_000;

    private const int MostLocals = 500;

    [Fact]
    public void Vgg16_HasNoLargeMethod() => AssertSmallMethods(LargeNetworks.Vgg16);

    [Fact]
    public void SixtyLayers_HaveNoLargeMethod() => AssertSmallMethods(LargeNetworks.SixtyLayers);

    [Theory]
    [InlineData("[Input(64, 64, 1)] [Conv2D(32, 31, Padding = Padding.Same)]")]
    [InlineData("[Input(40, 200, 3)] [Conv2D(33, 3, 63, Padding = Padding.Same, Dilation = 3)]")]
    [InlineData("[Input(50, 50, 7)] [DepthwiseConv2D(25, Padding = Padding.Same)]")]
    [InlineData("[Input(64, 64, 3)] [MaxPool2D(31, Stride = 1, Padding = Padding.Same)]")]
    [InlineData("[Input(64, 64, 3)] [AveragePool2D(64, 17, Stride = 3)]")]
    [InlineData("[Input(10000)] [Dense(5000)] [Softmax]")]
    public void ExtremeLayers_HaveNoLargeMethod(string layers) => AssertSmallMethods($"using CnnGen; [Cnn] {layers} public partial class Extreme;");

    private static void AssertSmallMethods(string source)
    {
        Generation generation = Generation.Run(source);
        using MemoryStream image = new();
        EmitResult result = generation.Output
            .WithOptions(generation.Output.Options.WithOptimizationLevel(Microsoft.CodeAnalysis.OptimizationLevel.Release))
            .Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        using PEReader assembly = new(image);
        MetadataReader metadata = assembly.GetMetadataReader();
        StringBuilder offences = new();
        int methods = 0;
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            methods++;
            MethodBodyBlock body = assembly.GetMethodBody(method.RelativeVirtualAddress);
            int bytes = body.GetILReader().Length;
            int locals = body.LocalSignature.IsNil ? 0 : Locals(metadata, body.LocalSignature);
            if (bytes > MostBytes || locals > MostLocals)
            {
                string type = metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name);
                offences.Append($"{type}.{metadata.GetString(method.Name)}: {bytes} bytes of IL, {locals} locals\n");
            }
        }

        Assert.True(methods > 10);
        Assert.True(offences.Length == 0, offences.ToString());
    }

    private static int Locals(MetadataReader metadata, StandaloneSignatureHandle signature)
    {
        BlobReader reader = metadata.GetBlobReader(metadata.GetStandaloneSignature(signature).Signature);
        reader.ReadSignatureHeader();
        return reader.ReadCompressedInteger();
    }
}
