using System.Diagnostics;
using System.Runtime.InteropServices;
using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Comparison;

/// <summary>
/// ONNX Runtime in this process, by its C API, all optimisations on: one thread, input and output allocated once. PyTorch writes the files,
/// with the normalisations folded into the convolutions.
/// </summary>
internal sealed class OnnxRuntimePeer : IPeer
{
    private const int WarmUpRuns = 20;
    private const int AllOptimisations = 99;
    private const int Warnings = 2;
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;
    private const int FloatElements = 1;

    private readonly OnnxRuntimeApi _api;
    private readonly PythonPeer _torch;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-onnx-");
    private readonly Dictionary<PeerRequest, Func<int, float>> _loops = [];
    private readonly List<Array> _pinned = []; // nothing else refers to what only native code reads
    private readonly nint _environment;
    private readonly nint _memory;

    private OnnxRuntimePeer(OnnxRuntimeApi api, PythonPeer torch)
    {
        (_api, _torch) = (api, torch);
        api.Check(api.CreateEnvironment(Warnings, Marshal.StringToCoTaskMemUTF8("NetGen"), out _environment));
        api.Check(api.CreateCpuMemoryInfo(ArenaAllocator, DefaultMemory, out _memory));
    }

    public string Description => _api.Description;

    // Where install.sh puts it.
    private static string Library => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "netgen-peers", "libonnxruntime.so.1");

    /// <exception cref="PeerException">It isn't installed.</exception>
    public static OnnxRuntimePeer Start(PythonPeer torch) =>
        File.Exists(Library) ? new(OnnxRuntimeApi.Load(Library), torch) : throw new PeerException($"there is no {Library}");

    public long? Parameters(PeerRequest request) => _torch.Parameters(request with { Peer = PeerKind.PyTorch });

    public double[] Measure(PeerRequest request)
    {
        if (!_loops.TryGetValue(request.Structure, out var loop))
        {
            _loops[request.Structure] = loop = Open(request);
            loop(WarmUpRuns);
        }

        var seconds = new double[request.Repetitions];
        var steps = request.Steps ?? 1;
        for (var i = 0; i < seconds.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var result = loop(steps);
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds / steps;
            if (float.IsNaN(result))
                throw new PeerException("the output is not a number");
        }

        return seconds;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Sessions and tensors live as long as the benchmark.
    private Func<int, float> Open(PeerRequest request)
    {
        var path = Path.Combine(_folder.FullName, FormattableString.Invariant($"{_loops.Count}.onnx"));
        var shapes = _torch.Export(request, path);
        _api.Check(_api.CreateSessionOptions(out var options));
        _api.Check(_api.SetOptimizationLevel(options, AllOptimisations));
        _api.Check(_api.SetIntraOpThreads(options, request.Threads));
        _api.Check(_api.SetInterOpThreads(options, 1));
        _api.Check(_api.CreateSession(_environment, Marshal.StringToCoTaskMemUTF8(path), options, out var session));

        var (input, inputs) = Tensor(shapes.Input);
        var (output, outputs) = Tensor(shapes.Output);
        RandomBatch.Numbers(inputs.Length).CopyTo(inputs, 0);
        var (inputNames, outputNames) = (Pointer(Marshal.StringToCoTaskMemUTF8("input")), Pointer(Marshal.StringToCoTaskMemUTF8("output")));
        var (inputTensors, outputTensors) = (Pointer(input), Pointer(output));
        return steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
            {
                _api.Check(_api.Run(session, 0, inputNames, inputTensors, 1, outputNames, 1, outputTensors));
                sum += outputs[0];
            }

            return sum;
        };
    }

    private (nint Tensor, float[] Values) Tensor(long[] shape)
    {
        var values = GC.AllocateArray<float>((int)shape.Aggregate(1L, (product, extent) => product * extent), pinned: true);
        var extents = GC.AllocateArray<long>(shape.Length, pinned: true);
        shape.CopyTo(extents, 0);
        _pinned.AddRange([values, extents]);
        _api.Check(_api.CreateTensor(
            _memory, Marshal.UnsafeAddrOfPinnedArrayElement(values, 0), (nuint)(sizeof(float) * values.Length),
            Marshal.UnsafeAddrOfPinnedArrayElement(extents, 0), (nuint)shape.Length, FloatElements, out var tensor));
        return (tensor, values);
    }

    /// <summary>An array of one pointer.</summary>
    private static nint Pointer(nint value)
    {
        var place = Marshal.AllocCoTaskMem(nint.Size);
        Marshal.WriteIntPtr(place, value);
        return place;
    }
}
