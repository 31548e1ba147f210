using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Parsing;
using NetGen.Generators.Pipeline;

namespace NetGen.Generators;

/// <summary>
/// Generates the other half of every class marked with <c>[Network]</c>. Only the first step sees symbols; what flows from there is
/// plain data that compares by content, one output per file, so that an edit re-runs no more than it changes.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var sources = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkAttributes.NetworkMetadataName,
                static (node, _) =>
                {
                    if (node is not TypeDeclarationSyntax syntax)
                        return false;

                    // The first of the generator's code that a network reaches: what comes next is Roslyn's, and takes a while.
                    EarlyCompilation.Begin(syntax);
                    return true;
                },
                static (found, _) => NetworkSource.Read((INamedTypeSymbol)found.TargetSymbol, (TypeDeclarationSyntax)found.TargetNode))
            .Where(static source => source is not null)
            .Select(static (source, _) => source!)
            .WithTrackingName(TrackingNames.Source);

        var compiled = sources
            .Select(static (source, _) => source.Reading)
            .WithTrackingName(TrackingNames.Declaration)
            .Select(static (reading, _) => EarlyCompilation.Of(reading))
            .WithTrackingName(TrackingNames.Compiled);

        var files = compiled
            .SelectMany(static (network, _) => network.Files)
            .WithTrackingName(TrackingNames.Files);
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, file.Text));

        // A location changes with every line above it, so it has a branch of its own and meets only networks that have a problem.
        var locations = sources
            .Select(static (source, _) => source.Place)
            .Collect()
            .WithTrackingName(TrackingNames.Locations);
        var problems = compiled
            .SelectMany(static (network, _) => network.Problems)
            .WithTrackingName(TrackingNames.Problems)
            .Combine(locations);
        context.RegisterSourceOutput(problems, static (output, pair) => output.ReportDiagnostic(pair.Left.ToDiagnostic(pair.Right)));
    }
}
