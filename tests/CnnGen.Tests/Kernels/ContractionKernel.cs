using System.Numerics;
using System.Reflection;
using CnnGen.CompilerServices;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Emission.Contractions;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Tests.Kernels;

/// <summary>The operands of a layer's three roles, as the emitted kernels take them.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal delegate void ContractionRoles<T>(T[] x, T[] w, T[] bias, T[] dy, T[] y, T[] dx, T[] dw, T[] dbias, int count);

/// <summary>The kernels of one convolution or dense layer, emitted and compiled by themselves.</summary>
/// <typeparam name="T">The element type: <see langword="float"/>, or <see langword="double"/>, where rounding hides no error.</typeparam>
internal sealed class ContractionKernel<T>(WeightedOperation operation, ContractionRoles<T> roles)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ParameterLayout _weights = PanelStorage.Weights(operation);
    private readonly ParameterLayout _bias = PanelStorage.Bias(operation);

    /// <summary>The kernels of many layers, from one compilation.</summary>
    public static IReadOnlyList<ContractionKernel<T>> Compile(IReadOnlyList<WeightedOperation> operations)
    {
        Assembly assembly = InMemoryCompiler.Compile(operations.Select(static (operation, i) => ($"Kernel{i}.cs", Emit(operation, $"Kernel{i}"))));
        return
        [
            .. operations.Select((operation, i) => new ContractionKernel<T>(
                operation, assembly.GetType($"Kernel{i}", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<ContractionRoles<T>>())),
        ];
    }

    /// <summary>All roles on operands in the naive reference's order, with <paramref name="x"/> and <paramref name="dy"/> channels-last.</summary>
    /// <returns>The output, and the gradients of the input, the weights and the bias.</returns>
    public (double[] Y, double[] Dx, double[] Dw, double[] Dbias) Run(double[] x, double[] w, double[] bias, double[] dy, int count)
    {
        // Outputs are overwritten, whatever they held; gradients of parameters are added to.
        T[] y = new T[dy.Length];
        T[] dx = new T[x.Length];
        Array.Fill(y, T.NaN);
        Array.Fill(dx, T.NaN);
        T[] dw = new T[operation.WeightStorage];
        T[] dbias = new T[_bias.StorageLength];

        // Only dy may be read past its end, by surplus lanes that are dropped.
        T[] dyWithSlack = [.. Convert(dy), .. Enumerable.Repeat(T.NaN, Machine.Slack)];
        roles(Convert(x), Store(_weights, w), Store(_bias, bias), dyWithSlack, y, dx, dw, dbias, count);
        return ([.. y.Select(double.CreateChecked)], [.. dx.Select(double.CreateChecked)], Load(_weights, dw), Load(_bias, dbias));
    }

    private static string Emit(WeightedOperation operation, string name)
    {
        ElementType element = typeof(T) == typeof(float) ? ElementType.Single : ElementType.Double;
        SourceWriter writer = new();
        writer.Line("using System;\nusing System.Runtime.Intrinsics;\n");
        writer.Line("/// <summary>A kernel under test.</summary>");
        using (writer.Block($"public static class {name}"))
        {
            WeightedEmitter.EmitMembers(writer, WeightedPlanner.Plan(operation, toData: true, toWeights: true, element.Bytes), element);
            EmitRun(writer, operation, element.Keyword);
        }

        return writer.ToString();
    }

    private static void EmitRun(SourceWriter writer, WeightedOperation operation, string type)
    {
        string count = operation.Forward.ColumnsAreSamples ? ", count" : "";
        writer.Line("/// <summary>All roles.</summary>");
        using SourceWriter.BlockScope body = writer.Block(
            $"public static void Run({type}[] x, {type}[] w, {type}[] bias, {type}[] dy, {type}[] y, {type}[] dx, {type}[] dw, {type}[] dbias, int count)");
        writer.Line($"Forward(x, w, {(operation.HasBias ? "bias, " : "")}y{count});");
        writer.Line($"BackwardWeights(x, dy, dw{count});");
        if (operation.HasBias)
        {
            writer.Line($"BackwardBias(dy, dbias{count});");
        }

        if (operation.TransposedLength > 0)
        {
            writer.Line(FormattableString.Invariant($"var transposed = new {type}[{operation.TransposedLength}];"));
            writer.Line("Transpose(w, transposed);");
        }

        writer.Line($"BackwardData(dy, {(operation.TransposedLength > 0 ? "transposed" : "w")}, dx{count});");
    }

    private static T[] Convert(double[] values) => [.. values.Select(T.CreateChecked)];

    private static T[] Store(in ParameterLayout layout, double[] values)
    {
        T[] storage = new T[layout.StorageLength];
        for (int i = 0; i < values.Length; i++)
        {
            storage[PanelStorage.Place(layout, i)] = T.CreateChecked(values[i]);
        }

        return storage;
    }

    private static double[] Load(in ParameterLayout layout, T[] storage)
    {
        double[] values = new double[layout.Count];
        for (int i = 0; i < values.Length; i++)
        {
            int place = PanelStorage.Place(layout, i);
            values[i] = double.CreateChecked(storage[place]);
            storage[place] = T.Zero;
        }

        Assert.All(storage, static value => Assert.True(T.IsZero(value), "A gradient landed in a panel's surplus lanes."));
        return values;
    }
}
