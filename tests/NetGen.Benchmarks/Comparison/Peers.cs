namespace NetGen.Benchmarks.Comparison;

/// <summary>The peers of this machine, each started when it is first needed.</summary>
internal sealed class Peers : IDisposable
{
    private readonly Dictionary<PeerKind, IPeer?> _started = [];

    /// <summary>How to get them.</summary>
    public static string InstallHint => "tests/NetGen.Benchmarks/peers/install.sh (Debian, as root) installs the peers";

    /// <summary>The peer; null if it isn't installed, which is said once.</summary>
    public IPeer? Find(PeerKind kind)
    {
        if (_started.TryGetValue(kind, out var known))
            return known;
        try
        {
            var peer = Start(kind);
            Console.WriteLine($"peer: {peer.Description}");
            return _started[kind] = peer;
        }
        catch (PeerException error)
        {
            Console.WriteLine($"no {kind}: {error.Message}");
            Console.WriteLine($"  {InstallHint}");
            return _started[kind] = null;
        }
    }

    public void Dispose()
    {
        // The last to be started may use those before.
        foreach (var peer in _started.Values.Reverse())
            peer?.Dispose();
    }

    private IPeer Start(PeerKind kind) => kind switch
    {
        PeerKind.PyTorch => PythonPeer.Start("peers_torch.py", "PyTorch"),
        PeerKind.ScikitLearn => PythonPeer.Start("peers_sklearn.py", "scikit-learn"),
        _ => OnnxRuntimePeer.Start(Find(PeerKind.PyTorch) as PythonPeer ?? throw new PeerException("PyTorch, which writes the ONNX files, is missing")),
    };
}
