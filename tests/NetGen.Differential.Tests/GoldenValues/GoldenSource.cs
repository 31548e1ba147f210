using NetGen.Differential.Tests.Networks;
using NetGen.TestKit;

namespace NetGen.Differential.Tests.GoldenValues;

/// <summary>A network of a golden file.</summary>
internal sealed record GoldenSource(string Name, string Attributes, int Width) : ITestNetwork
{
    public string Source => TestNetworks.Source(Attributes, Name);
}
