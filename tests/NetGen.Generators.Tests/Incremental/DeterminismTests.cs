using System.Globalization;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Incremental;

/// <summary>What is generated doesn't depend on where, when or under which culture.</summary>
public sealed class DeterminismTests
{
    private const string Attributes =
        """
        [Network]
        [Input(20)]
        [Dense(12345, Activation = Activation.LeakyReLU, Slope = 0.123456789, L1 = 1.5e-7, L2 = 1234567.25)]
        [Dropout(0.3)]
        [Dense(3, Initializer = Initializer.Constant, InitializerScale = -0.75)]
        [CrossEntropyLoss(LabelSmoothing = 0.1, ClassWeights = [0.1, 2.5, 1e6])]
        [AdamW(1e-3, Epsilon = 1e-12, WeightDecay = 0.015, ClipNorm = 1.5, ClipValue = 1e20)]
        [TopKAccuracy(2), F1Score, ConfusionMatrix, RocAuc]
        """;

    [Fact]
    public void The_text_is_the_same_under_a_hostile_culture()
    {
        var plain = GeneratorRun.Of(Attributes + "public partial class Net;");
        using (new HostileCulture())
        {
            Assert.Equal("\u200F-1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            var hostile = GeneratorRun.Of(Attributes + "public partial class Net;").AssertClean();
            Assert.Equal(plain.Files, hostile.Files);
        }
    }

    [Fact]
    public void Messages_are_the_same_under_a_hostile_culture()
    {
        const string Source = "[Network, Input(2), Dense(-12345, L1 = -0.5), CrossEntropyLoss, Adam(double.NaN)] public partial class Net;";
        var plain = GeneratorRun.Of(Source);
        using (new HostileCulture())
        {
            var hostile = GeneratorRun.Of(Source);
            Assert.Equal(plain.Files, hostile.Files);
            Assert.Equal(plain.Diagnostics.Select(d => d.GetMessage(null)), hostile.Diagnostics.Select(d => d.GetMessage(null)));
        }
    }

    [Fact]
    public void Two_runs_give_the_same_text() => Assert.Equal(
        GeneratorRun.Of(Attributes + "public partial class Net;").Files,
        GeneratorRun.Of(Attributes + "public partial class Net;").Files);
}
