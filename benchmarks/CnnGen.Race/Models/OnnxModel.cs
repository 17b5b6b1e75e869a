using System.Runtime.InteropServices;
using CnnGen.Race.Models.Onnx;
using Google.Protobuf;

namespace CnnGen.Race.Models;

/// <summary>Writes a network as an ONNX file, with a literal batch, so that its runtime may specialise on it.</summary>
internal sealed class OnnxModel
{
    public const string Input = "input";
    public const string Output = "output";

    private const int Float = 1;
    private const long IrVersion = 8;
    private const long OpsetVersion = 17;

    private readonly GraphProto _graph = new();
    private readonly ParameterSet _parameters;
    private string _current = Input;

    private OnnxModel(Model model, ParameterSet parameters, int batch)
    {
        _graph.Name = model.Name;
        _parameters = parameters;
        _graph.Input.Add(Value(Input, [batch, model.Channels, model.Height, model.Width]));
        foreach (ModelLayer layer in model.Layers)
        {
            Add(layer);
        }

        _graph.Node[^1].Output[0] = Output;
        int outputs = model.Layers.OfType<ModelLayer.Dense>().Last().Units;
        _graph.Output.Add(Value(Output, [batch, outputs]));
    }

    /// <summary>The file's bytes.</summary>
    /// <param name="model">What to compute.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="batch">Samples a run.</param>
    public static byte[] Write(Model model, ParameterSet parameters, int batch) => new ModelProto
    {
        IrVersion = IrVersion,
        ProducerName = "CnnGen.Race",
        Graph = new OnnxModel(model, parameters, batch)._graph,
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = OpsetVersion } },
    }.ToByteArray();

    private void Add(ModelLayer layer)
    {
        switch (layer)
        {
            case ModelLayer.Convolution convolution:
                Append("Conv", [.. Parameters(convolution.Name, convolution.HasBias)],
                    [.. Window(convolution.Rows, convolution.Columns), Whole("group", convolution.Groups)]);
                AppendReLU(convolution.HasReLU);
                break;
            case ModelLayer.MaxPool pool:
                Append("MaxPool", [], Window(pool.Rows, pool.Columns));
                break;
            case ModelLayer.GlobalAveragePool:
                Append("GlobalAveragePool", [], []);
                Append("Flatten", [], []);
                break;
            case ModelLayer.Flatten:
                Append("Flatten", [], []);
                break;
            case ModelLayer.Dense dense:
                Append("Gemm", [.. Parameters(dense.Name, dense.HasBias)], [Whole("transB", 1)]);
                AppendReLU(dense.HasReLU);
                break;
            case ModelLayer.Softmax:
                Append("Softmax", [], [Whole("axis", -1)]);
                break;
            case ModelLayer.Dropout:
                break;
            default:
                throw new NotSupportedException($"{layer.GetType().Name} has no ONNX node here.");
        }
    }

    private void AppendReLU(bool hasReLU)
    {
        if (hasReLU)
        {
            Append("Relu", [], []);
        }
    }

    private void Append(string type, string[] parameters, AttributeProto[] attributes)
    {
        string output = $"{type}{_graph.Node.Count}";
        _graph.Node.Add(new NodeProto { OpType = type, Name = output, Input = { _current, parameters }, Output = { output }, Attribute = { attributes } });
        _current = output;
    }

    private IEnumerable<string> Parameters(string layer, bool hasBias)
    {
        string[] names = hasBias ? [$"{layer}.weight", $"{layer}.bias"] : [$"{layer}.weight"];
        foreach (string name in names)
        {
            ParameterTensor tensor = _parameters[name];
            var proto = new TensorProto { Name = name, DataType = Float, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(tensor.ToArray())) };
            foreach (int dimension in tensor.Shape)
            {
                proto.Dims.Add(dimension);
            }

            _graph.Initializer.Add(proto);
        }

        return names;
    }

    private static AttributeProto[] Window(ModelAxis rows, ModelAxis columns) =>
    [
        WholeNumbers("kernel_shape", [rows.Kernel, columns.Kernel]),
        WholeNumbers("strides", [rows.Stride, columns.Stride]),
        WholeNumbers("pads", [rows.Pad, columns.Pad, rows.Pad, columns.Pad]),
    ];

    private static AttributeProto Whole(string name, long value) => new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    private static AttributeProto WholeNumbers(string name, long[] values) =>
        new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    private static ValueInfoProto Value(string name, long[] shape)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = Float, Shape = new TensorShapeProto() };
        tensor.Shape.Dim.Add(shape.Select(static size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
