using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generators.Diagnostics.Configuration;

/// <summary>
/// Properties whose names begin like NetGen's and that NetGen doesn't know: a slip of the pen that would do nothing in silence. The package
/// hands the project files over as additional files.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PropertiesAnalyzer() : LiveAnalyzer(DiagnosticCatalogue.UnknownProperty)
{
    private const string Prefix = "NetGen_";

    private protected override void Register(AnalysisContext context) =>
        context.RegisterAdditionalFileAction(Analyze);

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        if (!options.TryGetValue("build_metadata.AdditionalFiles.NetGenProjectFile", out var isProject)
            || !string.Equals(isProject, "true", StringComparison.OrdinalIgnoreCase)
            || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (var property in PropertiesOf(text).Where(property => !MachineSettings.Properties.Contains(property.Name.LocalName)))
        {
            var (name, place) = (property.Name.LocalName, (IXmlLineInfo)property);
            var span = new TextSpan(text.Lines[place.LineNumber - 1].Start + place.LinePosition - 1, name.Length);
            var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            var known = string.Join(" and ", MachineSettings.Properties);
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.UnknownProperty, location, name, "its properties are " + known));
        }
    }

    // Of a file that is being typed there may be no XML yet; the build will say so.
    private static IEnumerable<XElement> PropertiesOf(SourceText text)
    {
        try
        {
            return XDocument.Parse(text.ToString(), LoadOptions.SetLineInfo)
                .Descendants()
                .Where(element => element.Name.LocalName.StartsWith(Prefix, StringComparison.Ordinal) && element.Parent?.Name.LocalName == "PropertyGroup");
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
