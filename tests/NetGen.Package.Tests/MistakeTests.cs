using NetGen.Package.Tests.Kit;
using Xunit;

namespace NetGen.Package.Tests;

[Collection(UsesPackages.Name)]
public sealed class MistakeTests(PackedPackages packages)
{
    private const string Network =
        """
        using NetGen;

        [Network]
        [Input(8, 8, 1)]
        [Dense(10)]
        [CrossEntropyLoss]
        [Adam(0.01)]
        public partial class Unflattened;
        """;

    // NETGEN0001 is the generator's, NETGEN0012 the analyzer's.
    [Fact]
    public void A_network_with_a_mistake_is_reported_at_its_line_by_the_analyzer_of_the_package()
    {
        var build = new FreshProject(packages.NewFolder("mistake"), "Mistaken").UsingPackage(packages).Source("Network.cs", Network).Write().Build();
        Assert.Equal(["NETGEN0001", "NETGEN0012"], build.ErrorIds().Order(StringComparer.Ordinal));
        Assert.Matches(@"Network\.cs\(5,2\): error NETGEN0012: ", build.Output);
    }

    [Theory]
    [InlineData("suggestion", "")]
    [InlineData("warning", "NETGEN0033")] // and warnings are errors
    public void An_editor_configuration_decides_on_a_warning(string severity, string errors)
    {
        const string WithBias =
            """
            using NetGen;

            [Network, Input(4), Dense(8), BatchNorm(Activation = Activation.ReLU), Dense(3), CrossEntropyLoss, Adam(0.01)]
            public partial class Biased;
            """;
        var build = new FreshProject(packages.NewFolder("configured-" + severity), "Configured")
            .UsingPackage(packages)
            .Source("Network.cs", WithBias)
            .Source(".editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.NETGEN0033.severity = {severity}\n")
            .Write()
            .Build();
        Assert.Equal(errors, string.Concat(build.ErrorIds()));
    }
}
