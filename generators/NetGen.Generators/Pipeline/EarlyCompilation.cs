using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Parsing;

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

    private readonly Reading? _sketch;
    private readonly Task<CompiledNetwork> _task;

    /// <param name="sketch">The network, or null to have no more than the generator warmed up.</param>
    public EarlyCompilation(Reading? sketch)
    {
        _sketch = sketch;
        _task = Task.Run(() => sketch is null ? WarmUp.Compile() : CompiledNetwork.Of(sketch));
    }

    /// <summary>Begins, if this is the first network of the process.</summary>
    /// <param name="syntax">The class.</param>
    /// <param name="assembly">What its assembly is called.</param>
    public static void Begin(TypeDeclarationSyntax syntax, string? assembly)
    {
        if (Interlocked.Exchange(ref s_hasBegun, 1) == 0)
            s_first = new EarlyCompilation(Sketch(syntax, assembly));
    }

    /// <summary>What becomes of a network, compiled now if it hasn't been.</summary>
    public static CompiledNetwork Of(Reading reading)
    {
        // Given away once: an editor keeps what it got.
        var first = s_first is { } early && early._sketch?.Key == reading.Key ? Interlocked.Exchange(ref s_first, null) : null;
        return first?.ResultFor(reading) ?? CompiledNetwork.Of(reading);
    }

    /// <summary>The compiled network, if this is the one that was begun with.</summary>
    public CompiledNetwork? ResultFor(Reading reading) => _sketch == reading ? _task.GetAwaiter().GetResult() : null;

    // A plain class's full name is that of its files.
    private static Reading? Sketch(TypeDeclarationSyntax syntax, string? assembly) =>
        DeclarationSketch.Of(syntax, assembly) is { } declaration ? new Reading(declaration.Type.HintName, declaration, null) : null;
}
