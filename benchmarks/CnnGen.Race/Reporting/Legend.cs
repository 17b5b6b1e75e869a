using CnnGen.Benchmarks.Networks;
using CnnGen.Race.Models;
using CnnGen.Race.Networks;

namespace CnnGen.Race.Reporting;

/// <summary>How to read the report: its networks and its words.</summary>
internal static class Legend
{
    private const string Words = """
        ### Peers

        *ONNX Runtime* predicts through its C API, on tensors that stay where they are. With two threads its idle threads are *spinning* (they wait busily for the next call, its default) or *sleeping*.

        *PyTorch* with oneDNN. Its version is that of the system: 1.13.0a0 is the package of Debian 12, from 2022; a newer PyTorch may be faster. Its ways:

        | word | meaning |
        | --- | --- |
        | contiguous, channels-last | how feature maps lie in memory: channel by channel, or pixel by pixel |
        | eager, traced | Python calls each layer; or TorchScript runs the traced (for predictions also frozen) network |
        | foreach, loop | the optimizer handles all parameters in one call, or one after the other |
        | none, zero | gradients are dropped before each step (`set_to_none=True`), or overwritten with 0 |

        ### Columns of the race

        | column | meaning |
        | --- | --- |
        | pass | predict; or a training step (forward, backward, update) with the optimizer of that name |
        | batch, threads | samples per call; threads of each contestant |
        | ours, peer's | median time of a call |
        | p99 | 99 of 100 calls take at most this time |
        | ratio | the peer's median divided by ours: above 1, CnnGen is faster |
        | of best | the same for the fastest calls, which other work on the machine disturbs least |
        | of peak | our share of the multiply-add peak of the threads' cores, as measured by the program |
        | difference | the largest difference between our results and the peer's, compared before the race: outputs, or losses and weights after three steps |
        | allocated | bytes that CnnGen allocated during the race, and garbage collections |
        | vs. one thread | our speed-up over one thread |
        """;

    public static void Write(TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine("## How to read this");
        writer.WriteLine();
        writer.WriteLine("| net | what it is | input | layers | parameters | MFLOP |");
        writer.WriteLine("| --- | --- | --- | --- | ---: | ---: |");
        writer.WriteLine(Row<L>("a LeNet"));
        writer.WriteLine(Row<M>("the classic network for Fashion-MNIST"));
        writer.WriteLine(Row<V>("a small VGG"));
        writer.WriteLine(Row<D>("a small MobileNet"));
        writer.WriteLine(Row<V2>("V, twice as wide"));
        writer.WriteLine(Row<V4>("V, four times as wide"));
        writer.WriteLine();
        writer.WriteLine("*conv 32 5x5* has 32 filters of 5x5, */2* a stride of 2; *depthwise* is one filter per channel; convolutions and dense layers but the last are followed by a ReLU. MFLOP: a million operations of one prediction of one sample, two per multiply-add.");
        writer.WriteLine();
        writer.WriteLine(Words);
    }

    private static string Row<T>(string what)
        where T : class, ICnn<T>
    {
        Model model = ModelReader.Read<T>();
        string layers = string.Join(", ", model.Layers.Select(Describe).Where(static text => text.Length > 0));
        return FormattableString.Invariant(
            $"| {model.Name} | {what} | {model.Height}x{model.Width}x{model.Channels} | {layers} | {T.ParameterCount:N0} | {model.ForwardOperations * 1e-6:F1} |");
    }

    private static string Describe(ModelLayer layer) => layer switch
    {
        ModelLayer.Convolution { Groups: > 1 } depthwise => $"depthwise {Size(depthwise.Rows, depthwise.Columns)}",
        ModelLayer.Convolution convolution => $"conv {convolution.Filters} {Size(convolution.Rows, convolution.Columns)}",
        ModelLayer.MaxPool pool => $"max pool {pool.Rows.Kernel}",
        ModelLayer.GlobalAveragePool => "global average pool",
        ModelLayer.Dense dense => $"dense {dense.Units}",
        ModelLayer.Dropout dropout => FormattableString.Invariant($"dropout {dropout.Rate}"),
        ModelLayer.Softmax => "softmax",
        _ => "",
    };

    private static string Size(ModelAxis rows, ModelAxis columns) => $"{rows.Kernel}x{columns.Kernel}{(rows.Stride > 1 ? $"/{rows.Stride}" : "")}";
}
