using NetGen.Generators.Tests.Planning;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Snapshots;

/// <summary>What the compiler decided for a larger network, and how much code it makes of it.</summary>
public sealed class PlanSnapshots
{
    [Fact]
    public Task The_plan_of_784_256_128_10() => Verifier.Verify(PlanText.Of(PlannedNetworks.Large()), extension: "txt");
}
