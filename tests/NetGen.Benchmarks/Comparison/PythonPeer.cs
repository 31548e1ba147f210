using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace NetGen.Benchmarks.Comparison;

/// <summary>A Python library in a process of its own, which answers one request a line (peers/README.md).</summary>
internal sealed class PythonPeer : IPeer
{
    // Debian's libraries belong to Debian's interpreter; the first python3 on the path may be another one.
    private const string Interpreter = "/usr/bin/python3";

    private readonly Process _process;

    private PythonPeer(Process process) => _process = process;

    public string Description { get; private set; } = "";

    /// <summary>Starts the peer and makes sure that it can measure.</summary>
    /// <param name="script">A file in the folder peers.</param>
    /// <param name="library">What the script's description calls the library.</param>
    /// <exception cref="PeerException">Python or the library isn't installed.</exception>
    public static PythonPeer Start(string script, string library)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "peers", script);
        var start = new ProcessStartInfo(Interpreter, ["-B", path]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        PythonPeer peer;
        try
        {
            peer = new PythonPeer(Process.Start(start) ?? throw new PeerException($"{Interpreter} doesn't start"));
        }
        catch (Win32Exception error)
        {
            throw new PeerException($"{Interpreter} doesn't start: {error.Message}", error);
        }

        try
        {
            var info = peer.Ask(new { info = true });
            peer.Description = $"{library} {info.GetProperty("version")}, Python {info.GetProperty("python")}, BLAS {info.GetProperty("blas")}";
            return peer;
        }
        catch (PeerException)
        {
            peer.Dispose();
            throw;
        }
    }

    public long? Parameters(PeerRequest request) => Ask(request with { Info = true, Threads = 1 }).GetProperty("parameters").GetInt64();

    public double[] Measure(PeerRequest request) =>
        [.. Ask(request).GetProperty("ms").EnumerateArray().Select(milliseconds => milliseconds.GetDouble() / 1000)];

    /// <summary>Writes the request's network, in evaluation mode and for its batch, to an ONNX file; returns the shapes of its input and output.</summary>
    /// <exception cref="PeerException">The peer refuses; it says why.</exception>
    public (long[] Input, long[] Output) Export(PeerRequest request, string path)
    {
        var answer = Ask(request with { Export = path });
        return (Shape("input"), Shape("output"));

        long[] Shape(string name) => [.. answer.GetProperty(name).EnumerateArray().Select(extent => extent.GetInt64())];
    }

    public void Dispose()
    {
        // It ends with its input.
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private JsonElement Ask<TRequest>(TRequest request)
    {
        try
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(request));
            _process.StandardInput.Flush();
            var line = _process.StandardOutput.ReadLine() ?? throw new PeerException("the peer has ended");
            var answer = JsonSerializer.Deserialize<JsonElement>(line);
            return answer.TryGetProperty("error", out var error) ? throw new PeerException(error.ToString()) : answer;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new PeerException($"the peer doesn't answer: {error.Message}", error);
        }
    }
}
