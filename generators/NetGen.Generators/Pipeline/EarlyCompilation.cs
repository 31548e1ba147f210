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

    private readonly NetworkDeclaration? _sketch;
    private readonly Task<CompiledNetwork> _task;

    /// <param name="sketch">The network, or null to have no more than the generator warmed up.</param>
    public EarlyCompilation(NetworkDeclaration? sketch)
    {
        _sketch = sketch;
        _task = Task.Run(() => sketch is null ? WarmUp.Compile() : CompiledNetwork.Of(new Reading(sketch.Type.HintName, sketch, null)));
    }

    /// <summary>Begins, if this is the first network of the process.</summary>
    public static void Begin(TypeDeclarationSyntax syntax)
    {
        if (Interlocked.Exchange(ref s_hasBegun, 1) == 0)
            s_first = new EarlyCompilation(Sketch(syntax));
    }

    /// <summary>What becomes of a network, compiled now if it hasn't been.</summary>
    /// <remarks>What was begun with is kept no longer than until the first network is asked for: an editor keeps what it got.</remarks>
    public static CompiledNetwork Of(Reading reading) => Interlocked.Exchange(ref s_first, null)?.ResultFor(reading) ?? CompiledNetwork.Of(reading);

    /// <summary>The compiled network, if this is the one that was begun with.</summary>
    public CompiledNetwork? ResultFor(Reading reading)
    {
        // A problem finds its place by the key, which is another one where a name is a keyword.
        if (_sketch is null || reading.Declaration is not { } declaration || reading.Key != _sketch.Type.HintName)
            return null;

        var assembly = declaration.Blocks.Count == 0 ? "" : declaration.Blocks[0].Key.Split(':')[0];
        return DeclarationSketch.InAssembly(_sketch, assembly) == declaration ? _task.GetAwaiter().GetResult() : null;
    }

    // A guess must not be what a build fails by.
    private static NetworkDeclaration? Sketch(TypeDeclarationSyntax syntax)
    {
        try
        {
            return DeclarationSketch.Of(syntax);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return null;
        }
    }
}
