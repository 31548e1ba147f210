using System.Reflection;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Comparison;

/// <summary>
/// The part of ONNX Runtime's C API that a benchmark needs. The API is a table of function pointers that only ever grows at its end
/// (onnxruntime_c_api.h, struct OrtApi): the numbers below are places in it.
/// </summary>
internal sealed class OnnxRuntimeApi
{
    private const uint Version = 17;

    private readonly nint _table;

    private OnnxRuntimeApi(nint table, string description)
    {
        (_table, Description) = (table, description);
        ErrorMessage = Function<Text>(2);
        CreateEnvironment = Function<CreateNamed>(3);
        CreateSession = Function<CreateSessionFromFile>(7);
        Run = Function<RunSession>(9);
        CreateSessionOptions = Function<Create>(10);
        SetOptimizationLevel = Function<SetNumber>(23);
        SetIntraOpThreads = Function<SetNumber>(24);
        SetInterOpThreads = Function<SetNumber>(25);
        CreateTensor = Function<CreateTensorWithData>(49);
        CreateCpuMemoryInfo = Function<CreateMemoryInfo>(69);
    }

    /// <summary>The version.</summary>
    public string Description { get; }

    public Text ErrorMessage { get; }

    public CreateNamed CreateEnvironment { get; }

    public CreateSessionFromFile CreateSession { get; }

    public RunSession Run { get; }

    public Create CreateSessionOptions { get; }

    public SetNumber SetOptimizationLevel { get; }

    public SetNumber SetIntraOpThreads { get; }

    public SetNumber SetInterOpThreads { get; }

    public CreateTensorWithData CreateTensor { get; }

    public CreateMemoryInfo CreateCpuMemoryInfo { get; }

    // All of them return a status: null if all went well.
    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate nint Text(nint status);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate nint Create(out nint created);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate nint CreateNamed(int logLevel, nint name, out nint created);

    // The path is UTF-8 everywhere but on Windows, where the peers can't be installed anyway.
    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate nint CreateSessionFromFile(nint environment, nint path, nint options, out nint session);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate nint SetNumber(nint options, int value);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate nint CreateMemoryInfo(int allocator, int memoryType, out nint created);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate nint CreateTensorWithData(nint memoryInfo, nint data, nuint bytes, nint shape, nuint rank, int elementType, out nint created);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate nint RunSession(nint session, nint options, nint inputNames, nint inputs, nuint inputCount, nint outputNames, nuint outputCount, nint outputs);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    private delegate nint GetApi(uint version);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    private delegate nint GetVersion();

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    private delegate nint GetApiBase();

    /// <summary>Loads the library.</summary>
    /// <exception cref="PeerException">It isn't where install.sh puts it, or is none of these versions.</exception>
    public static OnnxRuntimeApi Load(string path)
    {
        if (!NativeLibrary.TryLoad(path, Assembly.GetExecutingAssembly(), null, out var library) || !NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var entry))
            throw new PeerException($"{path} doesn't load");
        var start = Marshal.GetDelegateForFunctionPointer<GetApiBase>(entry)();
        var table = Marshal.GetDelegateForFunctionPointer<GetApi>(Marshal.ReadIntPtr(start))(Version);
        var version = Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<GetVersion>(Marshal.ReadIntPtr(start, nint.Size))());
        return table == 0 ? throw new PeerException($"ONNX Runtime {version} has no API of version {Version}") : new(table, $"ONNX Runtime {version}");
    }

    /// <summary>Passes a status that says that all went well.</summary>
    /// <exception cref="PeerException">It doesn't.</exception>
    public void Check(nint status)
    {
        if (status != 0)
            throw new PeerException($"ONNX Runtime: {Marshal.PtrToStringUTF8(ErrorMessage(status))}");
    }

    private TFunction Function<TFunction>(int place) => Marshal.GetDelegateForFunctionPointer<TFunction>(Marshal.ReadIntPtr(_table, place * nint.Size));
}
