using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>What all analyzers have in common: they run at once with others, and have nothing to say of generated code.</summary>
public abstract class LiveAnalyzer : DiagnosticAnalyzer
{
    private protected LiveAnalyzer(params DiagnosticDescriptor[] descriptors) => SupportedDiagnostics = [.. descriptors];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        Register(context);
    }

    /// <summary>Says what it wants to see.</summary>
    private protected abstract void Register(AnalysisContext context);
}
