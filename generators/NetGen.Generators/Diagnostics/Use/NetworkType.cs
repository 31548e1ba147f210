using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Parsing;

namespace NetGen.Generators.Diagnostics.Use;

/// <summary>A network's class as the code that uses it sees it; also one of another assembly.</summary>
internal sealed class NetworkType
{
    private NetworkType(INamedTypeSymbol symbol)
    {
        Symbol = symbol;
        InputSize = Constant("InputSize");
        OutputSize = Constant("OutputSize");
        HasClassTargets = symbol.AllInterfaces.Any(type =>
            type is { Name: "ITrainable", Arity: 1 } && type.TypeArguments[0].SpecialType == SpecialType.System_Int32);
    }

    public INamedTypeSymbol Symbol { get; }

    public string Name => Symbol.Name;

    /// <summary>Floats in a sample; null where the network has mistakes.</summary>
    public int? InputSize { get; }

    /// <summary>Floats in a sample's output; null where the network has mistakes.</summary>
    public int? OutputSize { get; }

    /// <summary>Whether targets are class indices.</summary>
    public bool HasClassTargets { get; }

    public static NetworkType? Of(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && named.GetAttributes().Any(NetworkAttributes.IsNetwork) ? new NetworkType(named) : null;

    /// <summary>What a class index chooses from; null where that isn't known.</summary>
    public int? Classes(Compilation compilation, AnalyzerOptions options) =>
        HasClassTargets && Graph(compilation, options) is { Output.Last: var classes } ? classes : null;

    /// <summary>Positions that are classified in a sample: the pixels of an image, else 1.</summary>
    public int? Positions(Compilation compilation, AnalyzerOptions options) =>
        Graph(compilation, options) is { Output: { Size: var size, Last: var classes } } ? size / classes : null;

    /// <summary>The label of the first layer that normalises over the batch.</summary>
    public string? BatchNorm(Compilation compilation, AnalyzerOptions options) =>
        Graph(compilation, options)?.AllNodes.FirstOrDefault(node => node.Layer is Layers.BatchNormLayer)?.Name;

    private Spec.NetworkGraph? Graph(Compilation compilation, AnalyzerOptions options) =>
        Findings.Of(Symbol, compilation, options).Graph;

    // With mistakes the constants are a stub's.
    private int? Constant(string name) =>
        Symbol.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault() is { HasConstantValue: true, ConstantValue: int value } ? value : null;
}
