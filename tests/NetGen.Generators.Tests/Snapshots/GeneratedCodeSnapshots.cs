using NetGen.Generators.Tests.Emission;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Snapshots;

/// <summary>The generated code of small networks, to be read: one snapshot a file.</summary>
public sealed class GeneratedCodeSnapshots
{
    [Fact]
    public Task All_files_of_the_smallest_network() =>
        Verifier.Verify(GeneratorRun.Of(TestNetworks.Source(Networks.Xor, "Xor")).AssertClean());

    [Theory]
    [InlineData("Forward")]
    [InlineData("Backward")]
    [InlineData("Optimizer")]
    public Task The_passes_of_a_classifier(string artefact) => Verifier.Verify(
        GeneratorRun.Of(TestNetworks.Source(Networks.Classifier, "Classifier")).AssertClean().Files[$"Classifier.{artefact}.g.cs"], artefact);

    [Theory]
    [InlineData("Forward")]
    [InlineData("Backward")]
    [InlineData("Kernels")]
    public Task The_passes_and_kernels_of_an_image_network(string artefact) => Verifier.Verify(
        GeneratorRun.Of(TestNetworks.Source(Networks.Image, "Image")).AssertClean().Files[$"Image.{artefact}.g.cs"], artefact);
}
