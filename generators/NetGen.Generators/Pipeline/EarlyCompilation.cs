using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Pipeline;

/// <summary>
/// Compiles the first network of a process on another thread while Roslyn, which takes long for it in a new process, finds out what the declaration means: by what its
/// syntax seems to say (<see cref="DeclarationSketch"/>). If that is what it means, the network is compiled by then. If not, it is compiled as any other is, and quickly, since
/// the types and methods of the generator that it needs are loaded and just-in-time compiled.
/// </summary>
internal sealed class EarlyCompilation
{
    private static int s_hasBegun;
    private static EarlyCompilation? s_first;

    private readonly Task<NetworkDeclaration?> _sketch;
    private readonly Task<CompiledNetwork> _network;

    /// <param name="syntax">The class with <c>[Network]</c> on it. Where it can't be sketched, the generator is warmed up and no more.</param>
    public EarlyCompilation(TypeDeclarationSyntax syntax)
    {
        // Two tasks, none of which goes on in the other's place: whoever waits for the sketch mustn't compile.
        _sketch = Task.Run(() => Sketch(syntax));
        _network = _sketch.ContinueWith(
            static task => task.Result is { } sketch ? CompiledNetwork.Of(new Reading(sketch.Type.HintName, sketch, null)) : WarmUp.Compile(),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    /// <summary>Begins, if this is the first network of the process.</summary>
    public static void Begin(TypeDeclarationSyntax syntax)
    {
        if (Interlocked.Exchange(ref s_hasBegun, 1) == 0)
            s_first = new EarlyCompilation(syntax);
    }

    /// <summary>What becomes of a network, compiled now if it hasn't been.</summary>
    /// <remarks>What was begun with is kept no longer than until the first network is asked for: an editor keeps what it got.</remarks>
    public static CompiledNetwork Of(Reading reading) => Interlocked.Exchange(ref s_first, null)?.ResultFor(reading) ?? CompiledNetwork.Of(reading);

    /// <summary>The compiled network, if this is the one that was begun with.</summary>
    public CompiledNetwork? ResultFor(Reading reading)
    {
        // A problem finds its place by the key, which is another one where a name is a keyword.
        if (_sketch.GetAwaiter().GetResult() is not { } sketch || reading.Declaration is not { } declaration || reading.Key != sketch.Type.HintName)
            return null;

        var assembly = declaration.Blocks.Count == 0 ? "" : declaration.Blocks[0].Key.Split(':')[0];
        return DeclarationSketch.InAssembly(sketch, assembly) == declaration ? _network.GetAwaiter().GetResult() : null;
    }

    // A guess must not be what a build fails by.
    private static NetworkDeclaration? Sketch(TypeDeclarationSyntax syntax)
    {
        try
        {
            return DeclarationSketch.Of(syntax);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
