using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

public sealed class SampleBlockTests
{
    public static TheoryData<int> Seeds => [.. PlannedNetworks.Seeds];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Blocks_have_all_steps_in_their_order_and_none_goes_beyond_a_phase(int seed)
    {
        foreach (var plan in PlannedNetworks.Shared(PlannedNetworks.Random(seed)))
        {
            var blocks = SampleBlock.Of(plan.Steps);

            Assert.Equal(plan.Steps, blocks.SelectMany(block => block.Steps));
            Assert.All(blocks, block => Assert.Single(block.Steps.Select(step => step.Phase).Distinct()));
            Assert.All(blocks.Where(block => block.Samples is not null), block =>
            {
                Assert.InRange(block.Samples!.Value, 1, 8);
                Assert.All(block.Steps, step => Assert.Equal(Sharing.Samples, step.Sharing));
            });
        }
    }

    [Fact]
    public void Dense_layers_take_all_samples_at_once() =>
        Assert.All(SampleBlock.Of(PlannedNetworks.Large().Training.Steps), block => Assert.Null(block.Samples));

    [Fact]
    public void An_images_convolution_and_what_follows_it_take_a_few_at_a_time()
    {
        // 24 × 24 pixels of 16 channels are 36 KB: of input, padded copy, sum and what else the phase touches, few samples fit.
        var blocks = SampleBlock.Of(PlannedNetworks.Image(24).Training.Steps);

        var block = blocks.First(candidate => candidate.Steps.Any(step => step.Op is Contraction));
        Assert.NotNull(block.Samples);
        Assert.True(block.Steps.Count > 1);
    }

    /// <summary>An image with dropout is kept, not made again in the phase that reads it; a step that reads it after another finds it in the cache, and so does what its own block made.</summary>
    [Theory]
    [InlineData(64, true, new[] { "dropout1" })]
    [InlineData(32, true, new[] { "dropout1" })]
    [InlineData(16, true, new string[0])]
    [InlineData(64, false, new string[0])]
    public void An_image_that_comes_from_memory_is_fetched_for_what_goes_through_it_a_few_channels_at_a_time(int channels, bool drops, string[] expected)
    {
        var blocks = SampleBlock.Of(PlannedNetworks.Depthwise(channels, drops).Training.Steps);

        var fetched = blocks.SelectMany(block => block.Steps.SelectMany(step => block.FetchedBefore(step).Select(tensor => (step, tensor)))).ToList();
        Assert.Equal(expected, fetched.Select(one => one.tensor.Name));
        Assert.All(fetched, one => Assert.Contains("weight.groups[", one.step.Op.Formula, StringComparison.Ordinal));
    }
}
