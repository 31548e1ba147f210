using System.Text.RegularExpressions;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Runtime.Tests.Pictures;

public sealed partial class MermaidTests
{
    public static TheoryData<string> Networks => [.. PictureNetworks.All.Keys];

    [Fact]
    public void A_chain_of_layers()
    {
        const string Expected = """
            flowchart TD
                input(["Input<br/>8×8×1"])
                layer1["flatten1: Flatten<br/>64 · 0 parameters"]:::shape
                layer2["dense1: Dense(128, ReLU)<br/>128 · 8,320 parameters"]:::dense
                layer3["dropout1: Dropout(0.25)<br/>128 · 0 parameters"]:::activation
                layer4["dense2: Dense(10)<br/>10 · 1,290 parameters"]:::dense
                loss(["CrossEntropyLoss"])
                input --> layer1
                layer1 --> layer2
                layer2 --> layer3
                layer3 --> layer4
                layer4 --> loss
                classDef dense fill:#ffebd6,stroke:#bc4c00,color:#1f2328
                classDef activation fill:#ffe6e8,stroke:#cf222e,color:#1f2328
                classDef shape fill:#fdf3c4,stroke:#8a6d00,color:#1f2328

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), PictureNetworks.Chain.ToMermaid());
    }

    [Fact]
    public void Residual_blocks_are_subgraphs_with_a_way_round()
    {
        const string Expected = """
            flowchart TD
                input(["Input<br/>4"])
                subgraph layer1["residual1: Residual#60;Body#62; · 4 · 20 parameters"]
                    layer2["dense1: Dense(4)<br/>4 · 20 parameters"]:::dense
                    layer1_end(("+"))
                end
                subgraph layer3["residual2: Residual#60;Wide#62;(PReLU) · 6 · 103 parameters"]
                    layer4["dense1: Dense(6, ReLU)<br/>6 · 30 parameters"]:::dense
                    layer5["dense2: Dense(6)<br/>6 · 42 parameters"]:::dense
                    layer6["shortcut.dense1: Dense(6)<br/>6 · 30 parameters"]:::dense
                    layer3_end(("+ PReLU"))
                end
                loss(["CrossEntropyLoss"])
                input --> layer2
                layer2 --> layer1_end
                input -.-> layer1_end
                layer1_end --> layer4
                layer4 --> layer5
                layer5 --> layer3_end
                layer1_end --> layer6
                layer6 --> layer3_end
                layer3_end --> loss
                classDef dense fill:#ffebd6,stroke:#bc4c00,color:#1f2328

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), PictureNetworks.Residuals.ToMermaid());
    }

    // The first concatenation has two branches without layers, which no name tells of, but the channels of its output do.
    [Fact]
    public void Branches_part_and_meet_again_and_what_is_repeated_is_a_chain()
    {
        const string Expected = """
                input --> layer2
                layer2 --> layer1_end
                input -.-> layer1_end
                layer1_end --> layer4
                layer4 --> layer5
                layer5 --> layer8
                layer8 --> layer9
                layer9 --> layer7_end
                layer5 -.-> layer7_end
                layer7_end -.-> layer10_end
                layer7_end -.-> layer10_end
                layer10_end --> layer11_end
                layer11_end --> loss

            """;
        var edges = string.Concat(PictureNetworks.Nest.ToMermaid().Split('\n').Where(line => line.Contains("->", StringComparison.Ordinal)).Select(line => line + "\n"));
        Assert.Equal("    input -.-> layer1_end\n" + Expected.ReplaceLineEndings("\n"), edges);
    }

    [Fact]
    public void A_network_without_layers_or_loss_is_its_input() =>
        Assert.Equal("flowchart TD\n    input([\"Input<br/>4\"])\n", new NetworkInfo("Empty", [], [4], "", "", 0, 0, 0, 0).ToMermaid());

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_is_there_once(string name)
    {
        var info = PictureNetworks.All[name];
        var nodes = Nodes().Matches(info.ToMermaid()).Select(match => match.Groups["id"].Value).ToList();
        Assert.Equal(Enumerable.Range(1, info.Layers.Count).Select(number => $"layer{number}"), nodes);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_text_is_the_same_in_any_culture(string name)
    {
        var expected = PictureNetworks.All[name].ToMermaid();
        using (new HostileCulture())
            Assert.Equal(expected, PictureNetworks.All[name].ToMermaid());
        Assert.DoesNotContain('\r', expected);
    }

    /// <summary>Each line is one of a few forms, whatever the names: no label can end early or begin something else.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Labels_hold_nothing_that_means_anything(string name) =>
        Assert.All(PictureNetworks.All[name].ToMermaid().Split('\n'), line => Assert.Matches(Lines(), line));

    [GeneratedRegex("^ +(?:subgraph )?(?<id>layer[0-9]+)\\[", RegexOptions.Multiline)]
    private static partial Regex Nodes();

    [GeneratedRegex("""^(flowchart TD| +((subgraph )?\w+[\[(]+"(<br/>|#[0-9]+;|[\w .,:()+×·])*"[\])]+(:::\w+)?|end|\w+ -(-|\.-)> \w+|classDef \w+ [\w:#,]+)|)$""")]
    private static partial Regex Lines();
}
