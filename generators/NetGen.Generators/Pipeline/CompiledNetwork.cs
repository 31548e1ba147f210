using NetGen.Generators.Emission;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Pipeline;

/// <summary>What becomes of a declaration: its files, and a problem where it has one.</summary>
internal sealed record CompiledNetwork(EquatableArray<GeneratedFile> Files, EquatableArray<Problem> Problems)
{
    public static CompiledNetwork Of(Reading reading) => Of(reading, graph => NetworkCompiler.Compile(graph));

    /// <summary>The same with another compiler, so that tests can have it fail.</summary>
    public static CompiledNetwork Of(Reading reading, Func<NetworkGraph, IReadOnlyList<GeneratedFile>> compile) =>
        reading.Declaration is { } declaration
            ? Of(reading.Key, declaration, compile)
            : new CompiledNetwork(default, EquatableArray.Of(Problem.Failed(reading.Key, reading.Failure!)));

    private static CompiledNetwork Of(
        string key, NetworkDeclaration declaration, Func<NetworkGraph, IReadOnlyList<GeneratedFile>> compile)
    {
        try
        {
            var design = NetworkDesign.Of(declaration);
            return design.Graph is { } graph
                ? new CompiledNetwork(compile(graph).ToEquatableArray(), default)
                : Broken(key, declaration, design);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var problem = Problem.Failed(key, Problem.Describe(failure));
            var outline = new NetworkOutline(null, null, null, HasProbabilities: true);
            return new CompiledNetwork(Stubs(declaration, outline, problem.Id), EquatableArray.Of(problem));
        }
    }

    // Without a mistake of ours the C# compiler has reported one: stubs are all that is missing.
    private static CompiledNetwork Broken(string key, NetworkDeclaration declaration, NetworkDesign design)
    {
        var ids = string.Join(", ", design.Mistakes.Select(mistake => mistake.Id).Distinct());
        return new CompiledNetwork(
            Stubs(declaration, design.Outline, ids.Length == 0 ? "the compiler's errors" : ids),
            design.Mistakes.Count == 0 ? default : EquatableArray.Of(Problem.Broken(key, design.Mistakes)));
    }

    private static EquatableArray<GeneratedFile> Stubs(NetworkDeclaration declaration, NetworkOutline outline, string reasons) =>
        declaration.CanBeExtended ? EquatableArray.Of(StubWriter.Write(declaration, outline, reasons)) : default;
}
