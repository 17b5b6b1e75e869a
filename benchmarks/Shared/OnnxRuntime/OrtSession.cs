using System.Runtime.InteropServices;

namespace CnnGen.Benchmarks.OnnxRuntime;

/// <summary>A session whose input and output are tensors over fixed memory, so that a run copies nothing.</summary>
internal sealed unsafe class OrtSession : IDisposable
{
    private const int Alignment = 64;

    private readonly OrtApi _api;
    private readonly nint _session;
    private readonly float* _input;
    private readonly float* _output;
    private readonly int _inputLength;
    private readonly int _outputLength;

    /// <summary>The input's name, the output's name, the input tensor and the output tensor, as the run takes them.</summary>
    private readonly nint* _arguments;

    /// <param name="library">The library.</param>
    /// <param name="model">An ONNX file's bytes.</param>
    /// <param name="input">The input's name and shape.</param>
    /// <param name="output">The output's name and shape.</param>
    /// <param name="threads">Threads inside an operator.</param>
    /// <param name="spins">Whether idle threads spin.</param>
    public OrtSession(
        OrtLibrary library, ReadOnlySpan<byte> model, (string Name, long[] Shape) input, (string Name, long[] Shape) output, int threads, bool spins)
    {
        _api = library.Api;
        nint options = _api.CreateSessionOptions(threads, spins);
        _session = _api.CreateSession(library.Environment, model, options);
        _api.ReleaseSessionOptions(options);

        nint memory = _api.CreateCpuMemory();
        (_inputLength, _outputLength) = (Length(input.Shape), Length(output.Shape));
        _input = Allocate(_inputLength);
        _output = Allocate(_outputLength);
        _arguments = (nint*)NativeMemory.Alloc(4, (nuint)sizeof(nint));
        _arguments[0] = Marshal.StringToCoTaskMemUTF8(input.Name);
        _arguments[1] = Marshal.StringToCoTaskMemUTF8(output.Name);
        _arguments[2] = _api.CreateTensor(memory, _input, input.Shape);
        _arguments[3] = _api.CreateTensor(memory, _output, output.Shape);
        _api.ReleaseMemory(memory);
    }

    public Span<float> Input => new(_input, _inputLength);

    public ReadOnlySpan<float> Output => new(_output, _outputLength);

    public void Run()
    {
        const nint defaultOptions = 0;
        _api.Check(_api.Run(_session, defaultOptions, (byte**)&_arguments[0], &_arguments[2], 1, (byte**)&_arguments[1], 1, &_arguments[3]));
    }

    public void Dispose()
    {
        _api.ReleaseTensor(_arguments[2]);
        _api.ReleaseTensor(_arguments[3]);
        _api.ReleaseSession(_session);
        Marshal.FreeCoTaskMem(_arguments[0]);
        Marshal.FreeCoTaskMem(_arguments[1]);
        NativeMemory.Free(_arguments);
        NativeMemory.AlignedFree(_input);
        NativeMemory.AlignedFree(_output);
    }

    private static float* Allocate(int length) => (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), Alignment);

    private static int Length(long[] shape) => (int)shape.Aggregate(static (length, size) => length * size);
}
