using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.TestKit;

/// <summary>What a build tells analyzers of a project: its properties, and which additional files are project files.</summary>
/// <param name="properties">The properties that the package makes visible.</param>
internal sealed class ProjectOptions(IEnumerable<(string Name, string Value)> properties) : AnalyzerConfigOptionsProvider
{
    private static readonly Options None = new([]);

    private static readonly Options OfProjectFile = new([("build_metadata.AdditionalFiles.NetGenProjectFile", "true")]);

    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Options(properties.Select(property => ("build_property." + property.Name, property.Value)));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is ProjectFile ? OfProjectFile : None;

    private sealed class Options(IEnumerable<(string Name, string Value)> values) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = values.ToDictionary(value => value.Name, value => value.Value, KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}

/// <summary>A project file, as an additional file.</summary>
internal sealed class ProjectFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
