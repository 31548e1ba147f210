using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Layers;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Diagnostics.Use;

/// <summary>A network's class as the code that uses it sees it; also one of another assembly.</summary>
internal sealed class NetworkType
{
    private readonly NetworkGraph? _graph;

    private NetworkType(INamedTypeSymbol symbol, NetworkGraph? graph)
    {
        Symbol = symbol;
        _graph = graph;
        InputSize = graph?.Spec.Input.Size;
        OutputSize = graph?.Output.Size;
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

    /// <summary>What a class index chooses from; null where there are none.</summary>
    public int? Classes => HasClassTargets ? _graph?.Output.Last : null;

    /// <summary>Positions that are classified in a sample: the pixels of an image, else 1.</summary>
    public int? Positions => OutputSize / _graph?.Output.Last;

    /// <summary>The name of the first layer that normalises over the batch.</summary>
    public string? BatchNorm => _graph?.AllNodes.FirstOrDefault(node => node.Layer is BatchNormLayer)?.Name;

    public static NetworkType? Of(ITypeSymbol? type, Compilation compilation, AnalyzerOptions options) =>
        type is INamedTypeSymbol named && named.GetAttributes().Any(NetworkAttributes.IsNetwork)
            ? new NetworkType(named, Findings.Of(named, compilation, options).Graph)
            : null;
}
