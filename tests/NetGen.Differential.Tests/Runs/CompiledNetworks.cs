using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Differential.Tests.Networks;
using NetGen.Generators.Emission;
using NetGen.Generators.Parsing;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Differential.Tests.Runs;

/// <summary>
/// Hundreds of networks in one assembly: starting the C# compiler takes longer than a network. They go straight through NetGen's
/// compiler, without the incremental pipeline round it.
/// </summary>
internal sealed class CompiledNetworks
{
    // Documentation of generated code is other tests' matter.
    private static readonly CSharpParseOptions Options = CSharpCompiler.ParseOptions.WithDocumentationMode(DocumentationMode.None);

    private readonly Dictionary<string, NetworkGraph> _graphs = [];

    /// <param name="networks">What to compile.</param>
    /// <param name="allWidths">Leave the generated code as it is, instead of settling one width of vectors for each network.</param>
    public CompiledNetworks(IReadOnlyList<ITestNetwork> networks, bool allWidths = false)
    {
        var input = CSharpCompiler.Compile(networks.Select(network => network.Source));
        foreach (var network in networks)
            _graphs.Add(network.Name, Read(input, network));

        var generated = new SyntaxTree[networks.Count][];
        Parallel.For(0, networks.Count, i => generated[i] =
        [
            .. Generate(networks[i]).Select(file => CSharpSyntaxTree.ParseText(
                allWidths ? file.Text : OneWidth.Keep(file.Text, networks[i].Width), Options, file.HintName)),
        ]);
        var sources = input.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), Options, tree.FilePath));
        Output = input.RemoveAllSyntaxTrees().AddSyntaxTrees(sources.Concat(generated.SelectMany(trees => trees)));
        Assembly = LoadedAssembly.From(Output);
    }

    public CSharpCompilation Output { get; }

    public LoadedAssembly Assembly { get; }

    /// <summary>What the front of the compiler makes of a network.</summary>
    public NetworkGraph Graph(string name) => _graphs[name];

    private IReadOnlyList<GeneratedFile> Generate(ITestNetwork network) => network.SharesKernels
        ? NetworkCompiler.Compile(_graphs[network.Name], mostSpecializedCharacters: 0)
        : NetworkCompiler.Compile(_graphs[network.Name]);

    private static NetworkGraph Read(CSharpCompilation compilation, ITestNetwork network)
    {
        var design = NetworkDesign.Of(NetworkReader.Read(compilation.GetTypeByMetadataName(network.Name)!));
        Assert.True(design.Graph is not null, $"{string.Join("\n", design.Mistakes)}\n{network}");
        return design.Graph;
    }
}
