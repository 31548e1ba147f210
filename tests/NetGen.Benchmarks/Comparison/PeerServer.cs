using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace NetGen.Benchmarks.Comparison;

/// <summary>PyTorch in a process of its own, which answers one request a line.</summary>
internal sealed class PeerServer : IDisposable
{
    // Debian's PyTorch belongs to Debian's interpreter; the first python3 on the path may be another one.
    private const string Interpreter = "/usr/bin/python3";

    private readonly Process _process;

    private PeerServer(Process process) => _process = process;

    /// <summary>How to get the peer.</summary>
    public static string InstallHint => "tests/NetGen.Benchmarks/peers/install.sh (Debian, as root) installs it";

    /// <summary>Starts the peer and makes sure that it can measure.</summary>
    /// <param name="description">The versions it runs on.</param>
    /// <exception cref="PeerException">Python or PyTorch isn't installed.</exception>
    public static PeerServer Start(out string description)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peers", "peers_torch.py");
        var start = new ProcessStartInfo(Interpreter, ["-B", script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        PeerServer server;
        try
        {
            server = new PeerServer(Process.Start(start) ?? throw new PeerException($"{Interpreter} doesn't start"));
        }
        catch (Win32Exception error)
        {
            throw new PeerException($"{Interpreter} doesn't start: {error.Message}", error);
        }

        try
        {
            var info = server.Ask(new { info = true });
            description = $"PyTorch {info.GetProperty("torch")}, Python {info.GetProperty("python")}, BLAS {info.GetProperty("blas")}";
            return server;
        }
        catch (PeerException)
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>The number of trainable values of the peer's network.</summary>
    /// <exception cref="PeerException">The peer refuses; it says why.</exception>
    public long Parameters(PeerRequest request) => Ask(request with { Info = true, Threads = 1 }).GetProperty("parameters").GetInt64();

    /// <summary>The mean time of a step in seconds, for each repetition. The first request for a case builds it and warms it up.</summary>
    /// <exception cref="PeerException">The peer refuses; it says why.</exception>
    public double[] Measure(PeerRequest request) =>
        [.. Ask(request).GetProperty("ms").EnumerateArray().Select(milliseconds => milliseconds.GetDouble() / 1000)];

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
