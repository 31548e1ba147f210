using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Tests.Emission;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Hygiene;

/// <summary>What an editor shows of a network, as the compiler hands it out.</summary>
public sealed partial class DocumentationTests
{
    private const string WithBlocks =
        """
        /// <summary>What its author says.</summary>
        [Network]
        [Input(8, 8, 3)]
        [Conv2D(4, 3, Padding = Padding.Same, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
        [Residual<Body>(Activation = Activation.PReLU)]
        [Residual<Body>(Shortcut = typeof(Pointwise))]
        [Concat<Identity, Pointwise>]
        [Repeat<Pointwise>(2)]
        [Flatten, Dense(10)]
        [CrossEntropyLoss, Adam(1e-3), Accuracy]
        public partial class Net;

        [Block, Conv2D(4, 3, Padding = Padding.Same), BatchNorm]
        public sealed class Body;

        [Block, Conv2D(4, 1)]
        public sealed class Pointwise;
        """;

    private static readonly Lazy<GeneratorRun> Blocks = new(() => GeneratorRun.Of(WithBlocks));

    [Fact]
    public void The_class_shows_the_table_that_Info_prints()
    {
        var shown = Documentation(Type(Blocks.Value, "Net")).Element("remarks")!.Element("code")!.Value;
        Assert.Contains("residual1", shown, StringComparison.Ordinal);
        Assert.Contains("Residual<Body>(PReLU)", shown, StringComparison.Ordinal);
        Assert.Contains("residual2.shortcut.conv2d1", shown, StringComparison.Ordinal);

        using var loaded = Blocks.Value.Load();
        var info = (NetworkInfo)loaded.Type("Net").GetProperty("Info")!.GetValue(null)!;
        Assert.Equal(info.Layers.Count + 2, Rows(shown).Count);
        Assert.Equal(Rows(Printed().Match(info.ToString()).Value), Rows(shown));
    }

    // An editor shows the first summary, and the first remarks: the author's words first, the table all the same.
    [Fact]
    public void The_author_of_the_class_has_the_first_word()
    {
        var documentation = Documentation(Type(Blocks.Value, "Net"));
        Assert.Equal("What its author says.", documentation.Elements("summary").First().Value);
        Assert.Matches(
            @"A neural network: 8×8×3 in, 10 out, [0-9],[0-9]{3} trainable parameters\.\s+Loss: CrossEntropyLoss\. Optimizer: Adam\.",
            documentation.Elements("summary").Last().Value);
        Assert.Single(documentation.Elements("remarks"));
    }

    [Fact]
    public void Every_public_member_says_what_it_does_takes_returns_and_throws()
    {
        var run = GeneratorRun.Of([.. Networks.All.Select(source => "using NetGen.Metrics;\n" + source), WithBlocks]);
        var members = run.Output.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>().Where(IsNetwork).SelectMany(PublicMembers).ToList();

        Assert.True(members.Count > 20 * Networks.All.Count);
        Assert.All(members, CheckDocumentation);
        Assert.All(members.OfType<IMethodSymbol>().Where(method => method.Parameters.Length > 0 && method.MethodKind == MethodKind.Ordinary), method =>
            Assert.NotEmpty(Documentation(method).Elements("exception")));
        Assert.All(members.OfType<IPropertySymbol>().Where(property => property.SetMethod is not null), property =>
            Assert.NotEmpty(Documentation(property).Elements("exception")));
        Assert.All(members.Where(member => member.Name is "Predict" or "PredictProbabilities" or "Classify" or "Loss" or "ComputeGradients" or "TrainStep"), method =>
            Assert.All(Documentation(method).Elements("param"), parameter => Assert.Contains("[", parameter.Value, StringComparison.Ordinal)));
    }

    [Fact]
    public void Members_of_a_broken_network_say_so()
    {
        var run = GeneratorRun.Of("[Network, Input(2), Dense(0), CrossEntropyLoss, Adam(1e-3)] public partial class Net;");
        Assert.All(PublicMembers(Type(run, "Net")), member =>
            Assert.Equal("Not generated: the network has mistakes.", Documentation(member).Element("summary")?.Value));
    }

    private static void CheckDocumentation(ISymbol member)
    {
        var documentation = Documentation(member);
        Assert.False(string.IsNullOrWhiteSpace(documentation.Element("summary")?.Value), member.ToDisplayString());
        Assert.All(documentation.Descendants().Attributes("cref"), cref => Assert.Matches("^[TPMF]:", cref.Value));
        if (member is not IMethodSymbol method)
            return;

        var parameters = documentation.Elements("param").Where(parameter => parameter.Value.Length > 0).Select(parameter => parameter.Attribute("name")?.Value);
        Assert.Equal(method.Parameters.Select(parameter => parameter.Name), parameters);
        Assert.True(method.ReturnsVoid != documentation.Elements("returns").Any(), member.ToDisplayString());
    }

    private static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NetworkAttribute");

    private static INamedTypeSymbol Type(GeneratorRun run, string name) => run.Output.GetTypeByMetadataName(name)!;

    // Without what a test's own class has, and without the methods of properties.
    private static IEnumerable<ISymbol> PublicMembers(INamedTypeSymbol type) => type.GetMembers().Where(member =>
        member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false }
        && member is not IMethodSymbol { AssociatedSymbol: not null }
        && member.Locations.Any(location => location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));

    private static XElement Documentation(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        return string.IsNullOrEmpty(xml) ? new XElement("member") : XElement.Parse(xml);
    }

    // Columns are as wide as what is in them; shapes are printed with a cross here and with an x there.
    private static List<string> Rows(string table) =>
        [.. table.Replace(" x ", "×", StringComparison.Ordinal).Split('\n').Select(line => Gaps().Replace(line.Trim(), "|"))
            .Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal))];

    [GeneratedRegex(@"^name .*?^total .*?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Printed();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gaps();
}
