using System.Text.RegularExpressions;
using NetGen.OneResult;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Differential.Tests.Pictures;

/// <summary>Pictures of networks as generated code describes them: a U-Net, inception modules, residual blocks, deep chains.</summary>
public sealed partial class CompiledPictureTests
{
    private static readonly string Samples = Path.Combine(SourcePaths.Root, "samples", "MlperfTiny");

    private static readonly Lazy<LoadedAssembly> MlperfTiny = new(() => GeneratorRun.Of(
        Directory.GetFiles(Samples, "*.cs").Where(path => Path.GetFileName(path) != "Program.cs").Select(File.ReadAllText)).Load());

    private static readonly Dictionary<string, Func<NetworkInfo>> Infos = new()
    {
        [nameof(LeNet5)] = () => LeNet5.Info,
        [nameof(SmallUNet)] = () => SmallUNet.Info,
        [nameof(SmallInception)] = () => SmallInception.Info,
        [nameof(LayerMedley)] = () => LayerMedley.Info,
        [nameof(SignalAutoencoder)] = () => SignalAutoencoder.Info,
        [nameof(FusedClassifier)] = () => FusedClassifier.Info,
        ["AnomalyDetection"] = () => Sample("AnomalyDetection"),
        ["KeywordSpotting"] = () => Sample("KeywordSpotting"),
        ["ImageClassification"] = () => Sample("ImageClassification"),
        ["VisualWakeWords"] = () => Sample("VisualWakeWords"),
    };

    public static TheoryData<string> Networks => [.. Infos.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_is_drawn_once_with_room_for_its_text(string name)
    {
        var info = Infos[name]();
        var drawing = Drawing.Parse(info.ToSvg());
        Assert.Equal(
            info.Layers.Select(layer => layer.Name).Order(StringComparer.Ordinal),
            drawing.Layers.Concat(drawing.Blocks).Select(box => box.Name.Split(':')[0]).Order(StringComparer.Ordinal));
        DrawingAssert.NothingOverlaps(drawing);
        DrawingAssert.TextsFit(drawing);
    }

    // Of every node that isn't a subgraph an edge comes out, but of the last; and one goes in, but to the first.
    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_is_a_node_on_the_way_from_the_input_to_the_loss(string name)
    {
        var info = Infos[name]();
        var text = info.ToMermaid();
        var nodes = Nodes().Matches(text).Select(match => match.Groups["id"].Value).ToList();
        var edges = Edges().Matches(text).Select(match => (From: match.Groups["from"].Value, To: match.Groups["to"].Value)).ToList();
        Assert.Equal(info.Layers.Count, nodes.Count(node => Layers().IsMatch(node)) + Regex.Count(text, "^ +subgraph ", RegexOptions.Multiline));
        Assert.Equal(nodes.Except(["loss"]).Order(StringComparer.Ordinal), edges.Select(edge => edge.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(nodes.Except(["input"]).Order(StringComparer.Ordinal), edges.Select(edge => edge.To).Distinct().Order(StringComparer.Ordinal));
    }

    // The network joins what it had before with what comes from below, twice.
    [Fact]
    public void A_UNet_has_its_ways_across()
    {
        var drawing = Drawing.Parse(SmallUNet.Info.ToSvg());
        Assert.Equal(["concat", "concat"], drawing.Joins);
        Assert.Equal(2, drawing.Edges.Count(edge => edge == "edge skip"));
    }

    /// <summary>Set NETGEN_ACCEPT_SNAPSHOTS=1 to draw it anew.</summary>
    [Fact]
    public void The_picture_in_the_documentation_is_up_to_date()
    {
        var source = File.ReadAllText(Path.Combine(Samples, "ImageClassification.cs")).Replace("class ImageClassification", "class ResNet8", StringComparison.Ordinal);
        using var loaded = GeneratorRun.Of(source).Load();
        var svg = Info(loaded, "ResNet8").ToSvg();
        var file = Path.Combine(SourcePaths.Root, "docs", "pictures", "resnet8.svg");
        if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(file, svg);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), svg);
    }

    private static NetworkInfo Sample(string name) => Info(MlperfTiny.Value, name);

    private static NetworkInfo Info(LoadedAssembly assembly, string name) =>
        (NetworkInfo)assembly.Type("MlperfTinySample." + name).GetProperty("Info")!.GetValue(null)!;

    [GeneratedRegex(@"^ +(?<id>input|loss|layer\w+)[\[(]", RegexOptions.Multiline)]
    private static partial Regex Nodes();

    [GeneratedRegex(@"^ +(?<from>\w+) -(-|\.-)> (?<to>\w+)$", RegexOptions.Multiline)]
    private static partial Regex Edges();

    [GeneratedRegex("^layer[0-9]+$")]
    private static partial Regex Layers();
}
