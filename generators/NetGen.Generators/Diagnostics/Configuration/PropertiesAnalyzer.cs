using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generators.Diagnostics.Configuration;

/// <summary>
/// Properties whose names begin like NetGen's and that NetGen doesn't know: a slip of the pen that would do nothing in silence. The package
/// hands the project files over as additional files.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PropertiesAnalyzer : DiagnosticAnalyzer
{
    private static readonly Regex Element = new(@"<(?<name>NetGen_\w*)[\s>/]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [DiagnosticCatalogue.UnknownProperty];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        if (!options.TryGetValue("build_metadata.AdditionalFiles.NetGenProjectFile", out var isProject)
            || !string.Equals(isProject, "true", StringComparison.OrdinalIgnoreCase)
            || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (Match match in Element.Matches(text.ToString()))
        {
            var name = match.Groups["name"];
            if (MachineSettings.Properties.Contains(name.Value))
                continue;

            var span = new TextSpan(name.Index, name.Length);
            var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            var known = string.Join(" and ", MachineSettings.Properties);
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.UnknownProperty, location, name.Value, "its properties are " + known));
        }
    }
}
