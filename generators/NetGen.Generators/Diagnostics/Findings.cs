using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Advice;
using NetGen.Generators.Parsing;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Diagnostics;

/// <summary>
/// All that there is to say about a class: worked out once in a compilation, whichever of the analyzers asks first. Each of them shows
/// its own family.
/// </summary>
/// <param name="Mistakes">What is wrong with it, or worth saying.</param>
/// <param name="Graph">The network, if nothing is wrong.</param>
internal sealed record Findings(IReadOnlyList<Mistake> Mistakes, NetworkGraph? Graph)
{
    private static readonly Findings Nothing = new([], null);

    // Weak: when the compilation goes, so does what was found in it.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, Lazy<Findings>>> Known = new();

    public static Findings Of(INamedTypeSymbol type, Compilation compilation, AnalyzerOptions options)
    {
        var attributes = type.GetAttributes();
        if (!attributes.Any(NetworkAttributes.IsMark))
            return Nothing;

        var machine = MachineSettings.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        return Known.GetValue(compilation, _ => new ConcurrentDictionary<ISymbol, Lazy<Findings>>(SymbolEqualityComparer.Default))
            .GetOrAdd(type, symbol => new Lazy<Findings>(() => Find((INamedTypeSymbol)symbol, machine)))
            .Value;
    }

    private static Findings Find(INamedTypeSymbol type, Machine machine)
    {
        if (type.GetAttributes().Any(NetworkAttributes.IsNetwork))
        {
            var design = NetworkDesign.Of(NetworkReader.Read(type));
            return With(design.Mistakes.Where(mistake => mistake.Block is null), design.Architecture, design.Graph, machine);
        }

        var blocks = BlockReader.WithUsed(type);
        var block = new BlockLibrary(blocks).Find(blocks[0].Key);
        return With(block.Mistakes, block.Architecture, null, machine);
    }

    private static Findings With(IEnumerable<Mistake> mistakes, Architecture? architecture, NetworkGraph? graph, Machine machine)
    {
        var advice = architecture is null ? [] : AdviceRules.Check(architecture, machine);
        return new Findings([.. mistakes, .. advice], graph);
    }
}
