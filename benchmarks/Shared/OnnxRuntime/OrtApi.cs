using System.Runtime.InteropServices;

namespace CnnGen.Benchmarks.OnnxRuntime;

/// <summary>
/// The functions of ONNX Runtime's C API that the benchmarks call. The library hands out a table of them, whose order is part of its binary interface
/// (onnxruntime_c_api.h): functions are only ever added at its end.
/// </summary>
internal sealed unsafe class OrtApi
{
    /// <summary>The newest function used here is as old as this version of the table.</summary>
    private const uint Version = 14;

    private readonly nint* _functions;

    public OrtApi(nint library)
    {
        var getBase = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, "OrtGetApiBase");
        nint* start = getBase();
        _functions = ((delegate* unmanaged<uint, nint*>)start[0])(Version);
        LibraryVersion = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)start[1])())!;
    }

    public string LibraryVersion { get; }

    /// <summary>The function's status: null if it succeeded.</summary>
    public delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint> Run =>
        (delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_functions[9];

    public nint CreateEnvironment()
    {
        const int errorsOnly = 3;
        nint environment;
        fixed (byte* name = "race\0"u8)
        {
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)_functions[3])(errorsOnly, name, &environment));
        }

        return environment;
    }

    /// <param name="threads">Threads inside an operator.</param>
    /// <param name="spins">Whether idle threads spin for a while before they sleep.</param>
    public nint CreateSessionOptions(int threads, bool spins)
    {
        const int sequential = 0;
        const int allOptimizations = 99;
        nint options;
        Check(((delegate* unmanaged<nint*, nint>)_functions[10])(&options));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[13])(options, sequential));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[23])(options, allOptimizations));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[24])(options, threads));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[25])(options, 1));
        fixed (byte* key = "session.intra_op.allow_spinning\0"u8, value = spins ? "1\0"u8 : "0\0"u8)
        {
            Check(((delegate* unmanaged<nint, byte*, byte*, nint>)_functions[130])(options, key, value));
        }

        return options;
    }

    public nint CreateSession(nint environment, ReadOnlySpan<byte> model, nint options)
    {
        nint session;
        fixed (byte* bytes = model)
        {
            Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)_functions[8])(environment, bytes, (nuint)model.Length, options, &session));
        }

        return session;
    }

    /// <summary>A tensor over the caller's memory, which must stay where it is.</summary>
    public nint CreateTensor(nint memory, float* data, ReadOnlySpan<long> shape)
    {
        const int singlePrecision = 1;
        nuint bytes = sizeof(float);
        foreach (long size in shape)
        {
            bytes *= (nuint)size;
        }

        nint tensor;
        fixed (long* sizes = shape)
        {
            Check(((delegate* unmanaged<nint, float*, nuint, long*, nuint, int, nint*, nint>)_functions[49])(
                memory, data, bytes, sizes, (nuint)shape.Length, singlePrecision, &tensor));
        }

        return tensor;
    }

    public nint CreateCpuMemory()
    {
        const int deviceAllocator = 0;
        const int defaultMemory = 0;
        nint memory;
        Check(((delegate* unmanaged<int, int, nint*, nint>)_functions[69])(deviceAllocator, defaultMemory, &memory));
        return memory;
    }

    public void ReleaseEnvironment(nint environment) => Release(92, environment);

    public void ReleaseMemory(nint memory) => Release(94, memory);

    public void ReleaseSession(nint session) => Release(95, session);

    public void ReleaseTensor(nint tensor) => Release(96, tensor);

    public void ReleaseSessionOptions(nint options) => Release(100, options);

    /// <exception cref="InvalidOperationException">The status is that of a failure.</exception>
    public void Check(nint status)
    {
        if (status != 0)
        {
            string message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)_functions[2])(status))!;
            Release(93, status);
            throw new InvalidOperationException($"ONNX Runtime: {message}");
        }
    }

    private void Release(int function, nint handle) => ((delegate* unmanaged<nint, void>)_functions[function])(handle);
}
