using System.Reflection;
using CnnGen.Generator.Emission;

namespace CnnGen.Tests.SmallKernels;

/// <summary>An emitted kernel class, called with doubles whatever it computes in.</summary>
internal sealed class SmallKernel(Type type, ElementType element)
{
    private delegate void OneInput<T>(ReadOnlySpan<T> a, Span<T> result);

    private delegate void TwoInputs<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result);

    private delegate void ThreeInputs<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> result);

    private delegate void Masked<T>(ReadOnlySpan<T> x, Span<T> result, ulong key);

    private delegate double LabelLoss<T>(ReadOnlySpan<T> x, ReadOnlySpan<int> labels, ref int correct);

    private delegate double TargetLoss<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, ref int correct);

    private delegate double LabelGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<int> labels, T scale, Span<T> dx, ref int correct);

    private delegate double TargetGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, T scale, Span<T> dx, ref int correct);

    public bool IsDouble => element == ElementType.Double;

    /// <summary>Bytes of IL.</summary>
    public int LongestMethod => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Max(static method => method.GetMethodBody()!.GetILAsByteArray()!.Length);

    /// <summary>Compiles kernels together: one for each pair of a case and an element type.</summary>
    public static Dictionary<(TCase Case, bool IsDouble), SmallKernel> CompileAll<TCase>(
        IEnumerable<TCase> cases, Action<SourceWriter, TCase, ElementType> emitMembers)
        where TCase : notnull
    {
        (TCase Case, ElementType Element)[] all = [.. cases.SelectMany(item => new[] { (item, ElementType.Single), (item, ElementType.Double) })];
        Assembly assembly = KernelCompiler.Compile(
            all.Select((item, i) => KernelCompiler.Class($"Kernel{i}", writer => emitMembers(writer, item.Case, item.Element))));
        return all.Select((item, i) => (item, Type: assembly.GetType($"Kernels.Kernel{i}", throwOnError: true)!)).ToDictionary(
            static pair => (pair.item.Case, pair.item.Element == ElementType.Double), static pair => new SmallKernel(pair.Type, pair.item.Element));
    }

    /// <summary>Calls a method that overwrites its last span, which starts dirty.</summary>
    public double[] Run(string method, int length, params double[][] inputs) => IsDouble ? Run<double>(method, length, inputs) : Run<float>(method, length, inputs);

    /// <summary>Calls a method with the same span for its first input and its result.</summary>
    public double[] RunInPlace(string method, double[] x, params double[][] others) =>
        IsDouble ? RunInPlace<double>(method, x, others) : RunInPlace<float>(method, x, others);

    /// <summary>Calls a method of two inputs with the same span for its first input and its result.</summary>
    public double[] RunOverFirst(string method, double[] x, double[] other) => IsDouble ? RunOverFirst<double>(method, x, other) : RunOverFirst<float>(method, x, other);

    /// <summary>Calls <c>BackwardActivation(y, dy)</c>.</summary>
    public double[] RunBackwardActivation(double[] y, double[] dy) => IsDouble ? RunBackwardActivation<double>(y, dy) : RunBackwardActivation<float>(y, dy);

    public double[] RunMasked(string method, double[] x, ulong key) => IsDouble ? RunMasked<double>(method, x, key) : RunMasked<float>(method, x, key);

    public (double Loss, int Correct) Evaluate(double[] x, int[] labels) => IsDouble ? Evaluate<double>(x, labels) : Evaluate<float>(x, labels);

    public (double Loss, int Correct) Evaluate(double[] x, double[] targets) => IsDouble ? Evaluate<double>(x, targets) : Evaluate<float>(x, targets);

    public (double Loss, int Correct, double[] Gradient) Gradient(double[] x, int[] labels, double scale) =>
        IsDouble ? Gradient<double>(x, labels, scale) : Gradient<float>(x, labels, (float)scale);

    public (double Loss, int Correct, double[] Gradient) Gradient(double[] x, double[] targets, double scale) =>
        IsDouble ? Gradient<double>(x, targets, scale) : Gradient<float>(x, targets, (float)scale);

    private double[] Run<T>(string method, int length, double[][] inputs)
    {
        T[] result = Convert<T>([.. Enumerable.Repeat(777.0, length)]);
        T[][] values = [.. inputs.Select(Convert<T>)];
        switch (inputs.Length)
        {
            case 1:
                Delegate<OneInput<T>>(method)(values[0], result);
                break;
            case 2:
                Delegate<TwoInputs<T>>(method)(values[0], values[1], result);
                break;
            default:
                Delegate<ThreeInputs<T>>(method)(values[0], values[1], values[2], result);
                break;
        }

        return Convert<T>(result);
    }

    private double[] RunInPlace<T>(string method, double[] x, double[][] others)
    {
        T[] result = Convert<T>(x);
        if (others.Length == 0)
        {
            Delegate<OneInput<T>>(method)(result, result);
        }
        else
        {
            Delegate<TwoInputs<T>>(method)(Convert<T>(others[0]), result, result);
        }

        return Convert<T>(result);
    }

    private double[] RunOverFirst<T>(string method, double[] x, double[] other)
    {
        T[] result = Convert<T>(x);
        Delegate<TwoInputs<T>>(method)(result, Convert<T>(other), result);
        return Convert<T>(result);
    }

    private double[] RunBackwardActivation<T>(double[] y, double[] dy)
    {
        T[] result = Convert<T>(dy);
        Delegate<OneInput<T>>("BackwardActivation")(Convert<T>(y), result);
        return Convert<T>(result);
    }

    private double[] RunMasked<T>(string method, double[] x, ulong key)
    {
        T[] result = Convert<T>([.. Enumerable.Repeat(777.0, x.Length)]);
        Delegate<Masked<T>>(method)(Convert<T>(x), result, key);
        return Convert<T>(result);
    }

    private (double Loss, int Correct) Evaluate<T>(double[] x, int[] labels)
    {
        int correct = 0;
        return (Delegate<LabelLoss<T>>("Evaluate")(Convert<T>(x), labels, ref correct), correct);
    }

    private (double Loss, int Correct) Evaluate<T>(double[] x, double[] targets)
    {
        int correct = 0;
        return (Delegate<TargetLoss<T>>("Evaluate")(Convert<T>(x), Convert<T>(targets), ref correct), correct);
    }

    private (double Loss, int Correct, double[] Gradient) Gradient<T>(double[] x, int[] labels, T scale)
    {
        int correct = 0;
        T[] dx = Convert<T>([.. Enumerable.Repeat(777.0, x.Length)]);
        double loss = Delegate<LabelGradient<T>>("Gradient")(Convert<T>(x), labels, scale, dx, ref correct);
        return (loss, correct, Convert<T>(dx));
    }

    private (double Loss, int Correct, double[] Gradient) Gradient<T>(double[] x, double[] targets, T scale)
    {
        int correct = 0;
        T[] dx = Convert<T>([.. Enumerable.Repeat(777.0, x.Length)]);
        double loss = Delegate<TargetGradient<T>>("Gradient")(Convert<T>(x), Convert<T>(targets), scale, dx, ref correct);
        return (loss, correct, Convert<T>(dx));
    }

    private TDelegate Delegate<TDelegate>(string method)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(static parameter => parameter.ParameterType)];
        return type.GetMethod(method, parameters)!.CreateDelegate<TDelegate>();
    }

    private static T[] Convert<T>(double[] values) => typeof(T) == typeof(double)
        ? (T[])(object)values.Clone()
        : (T[])(object)Array.ConvertAll(values, static value => (float)value);

    private static double[] Convert<T>(T[] values) => values is double[] doubles ? doubles : Array.ConvertAll((float[])(object)values, static value => (double)value);
}
