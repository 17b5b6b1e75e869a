using System.Runtime.InteropServices;
using CnnGen.Race.Models;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Peers.OnnxRuntime;

/// <summary>A session whose input and output are tensors over fixed memory, so that a run copies nothing.</summary>
internal sealed unsafe class OrtPredictor : InProcessContestant, IPredictor
{
    private const int Alignment = 64;

    private readonly OrtApi _api;
    private readonly nint _session;
    private readonly float* _input;
    private readonly float* _output;
    private readonly int _outputLength;

    /// <summary>The input's name, the output's name, the input tensor and the output tensor, as the run takes them.</summary>
    private readonly nint* _arguments;

    /// <param name="library">The library.</param>
    /// <param name="task">What to predict.</param>
    /// <param name="spins">Whether idle threads spin.</param>
    public OrtPredictor(OrtLibrary library, PredictionTask task, bool spins)
    {
        _api = library.Api;
        Way = task.Threads == 1 ? "" : spins ? "spinning" : "sleeping";
        Model model = task.Model;
        nint options = _api.CreateSessionOptions(task.Threads, spins);
        _session = _api.CreateSession(library.Environment, OnnxModel.Write(model, task.Parameters, task.Batch), options);
        _api.ReleaseSessionOptions(options);

        float[] input = model.ToChannelsFirst(task.Inputs);
        _outputLength = task.OutputLength;
        _input = (float*)NativeMemory.AlignedAlloc((nuint)input.Length * sizeof(float), Alignment);
        _output = (float*)NativeMemory.AlignedAlloc((nuint)_outputLength * sizeof(float), Alignment);
        input.CopyTo(new Span<float>(_input, input.Length));

        nint memory = _api.CreateCpuMemory();
        _arguments = (nint*)NativeMemory.Alloc(4, (nuint)sizeof(nint));
        _arguments[0] = Marshal.StringToCoTaskMemUTF8(OnnxModel.Input);
        _arguments[1] = Marshal.StringToCoTaskMemUTF8(OnnxModel.Output);
        _arguments[2] = _api.CreateTensor(memory, _input, [task.Batch, model.Channels, model.Height, model.Width]);
        _arguments[3] = _api.CreateTensor(memory, _output, [task.Batch, _outputLength / task.Batch]);
        _api.ReleaseMemory(memory);
    }

    public override string Way { get; }

    public float[] Predict()
    {
        Call();
        return new Span<float>(_output, _outputLength).ToArray();
    }

    public override void Dispose()
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

    protected override void Call()
    {
        const nint defaultOptions = 0;
        _api.Check(_api.Run(_session, defaultOptions, (byte**)&_arguments[0], &_arguments[2], 1, (byte**)&_arguments[1], 1, &_arguments[3]));
    }
}
