using System.Runtime.InteropServices;
using System.Text.Json;
using CnnGen.Generator.Model;

namespace CnnGen.Tests.Reference;

/// <summary>A network, a batch and what PyTorch computed from them; README.md beside the cases describes the files.</summary>
internal sealed class ReferenceCase
{
    private readonly string _folder;
    private readonly JsonElement _architecture;

    private ReferenceCase(string name)
    {
        _folder = Path.Combine(AppContext.BaseDirectory, "Reference", name);
        _architecture = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "architecture.json"))).RootElement;
        Name = name;
    }

    /// <summary>The cases whose layers exist; the other two have batch norm.</summary>
    public static TheoryData<string> Names { get; } =
    [
        "01_valid_relu_maxpool",
        "02_stride_pad_leaky_nonsquare",
        "04_same_stride2_overlap_maxpool_pad",
        "07_groups_rect_gelu_avgpool_pad_mse",
        "13_edge_1x1_batch1_stride_gt_kernel",
        "15_pool_ceil_dilated_pool",
        "17_real_lenet_train_first32",
        "21_dense_block_concat3",
        "22_squeeze_excite_multiply",
    ];

    /// <summary>The cases with the stored output of every layer; the real one has none.</summary>
    public static TheoryData<string> NamesWithActivations { get; } = [.. Names.Select(static row => row.Data).Where(static name => !name.Contains("real", StringComparison.Ordinal))];

    /// <summary>Every case with every optimizer.</summary>
    public static TheoryData<string, string> NamesAndOptimizers { get; } =
    [
        .. Names.SelectMany(static row => new[] { "sgd", "sgd_momentum", "adam", "adamw" }, static (row, optimizer) => (row.Data, optimizer)),
    ];

    public string Name { get; }

    /// <summary>[n, c, y, x].</summary>
    public float[] Input => ReadFloats("input.bin");

    public bool HasLabels => File.Exists(Path.Combine(_folder, "labels.bin"));

    public int[] Labels => MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(Path.Combine(_folder, "labels.bin"))).ToArray();

    public float[] Targets => ReadFloats("target.bin");

    /// <summary>The last layer's output: logits, where the loss is cross entropy.</summary>
    public float[] Output => ReadFloats("output_eval.bin");

    /// <summary>The softmax of the output; only with cross entropy.</summary>
    public float[] Probabilities => ReadFloats("probs_eval.bin");

    public double Loss => _architecture.GetProperty("lossTrain").GetDouble();

    public IReadOnlyDictionary<string, ReferenceTensor> InitialWeights => SafeTensorFile.Read(Path.Combine(_folder, "weights_init.safetensors"));

    /// <summary>By parameter, and <c>input</c>.</summary>
    public IReadOnlyDictionary<string, ReferenceTensor> Gradients => SafeTensorFile.Read(Path.Combine(_folder, "grads.safetensors"));

    /// <summary>The output of every layer of a batch, by layer.</summary>
    public IReadOnlyDictionary<string, ReferenceTensor> Activations => SafeTensorFile.Read(Path.Combine(_folder, "activations_train.safetensors"));

    public static ReferenceCase Load(string name) => new(name);

    public ReferenceOptimizer Optimizer(string name)
    {
        JsonElement settings = _architecture.GetProperty("optimizers").GetProperty(name);
        return new ReferenceOptimizer(
            name,
            settings.GetProperty("kind").GetString()!,
            settings.GetProperty("lr").GetDouble(),
            settings.TryGetProperty("momentum", out JsonElement momentum) ? momentum.GetDouble() : 0,
            settings.GetProperty("weightDecay").GetDouble(),
            [.. settings.GetProperty("lossBeforeEachStep").EnumerateArray().Select(static loss => loss.GetDouble())],
            SafeTensorFile.Read(Path.Combine(_folder, settings.GetProperty("weightsAfter").GetString()!)));
    }

    /// <summary>The network as a model; the caller's data is channels first, as PyTorch's is.</summary>
    /// <param name="withSoftmax">Whether a softmax follows the last layer, so that the network gives probabilities and the loss is fused with it.</param>
    public Network ToNetwork(bool withSoftmax = false) => ReferenceArchitecture.Parse(_architecture, "Case" + Name, withSoftmax);

    private float[] ReadFloats(string file) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(_folder, file))).ToArray();
}
