using NetGen.Generators.Layers;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Layers;

/// <summary>Layers that do something in training only.</summary>
public sealed class NoiseTests
{
    [Fact]
    public void SpatialDropout_drops_channels_of_a_sample()
    {
        // One number a sample and channel: 0, 1/4, 1/2, 3/4.
        var check = new GradientCheck { Batch = 2, Random = (_, index) => index / 4.0 };
        var output = new SpatialDropoutLayer(0.25).Lower(check.Context, check.Batched("input", 3, 2));

        var x = check.Logical("input");
        var expected = x.Select((value, i) => i < 6 && i % 2 == 0 ? 0 : value / 0.75);
        Near.Equal([.. expected], check.Evaluate(output), 1e-15, "dropped");
        check.Verify(output);
    }

    [Fact]
    public void SpatialDropout_of_one_position_is_dropout()
    {
        var check = new GradientCheck { Batch = 2, Random = (_, index) => index / 4.0 };
        check.Verify(new SpatialDropoutLayer(0.5).Lower(check.Context, check.Batched("input", 2)));
    }

    [Fact]
    public void GaussianNoise_adds_what_Box_and_Muller_make_of_two_uniform_numbers()
    {
        var check = new GradientCheck { Batch = 2, Random = (stream, index) => ((stream * 3) + index + 1) / 20.0 };
        var output = new GaussianNoiseLayer(0.5).Lower(check.Context, check.Batched("input", 3, 2));

        var noise = check.Logical("input").Select((value, i) =>
        {
            var (first, second) = ((i + 1) / 20.0, (i + 4) / 20.0);
            return value + (0.5 * Math.Sqrt(-2 * Math.Log(1 - first)) * Math.Cos(2 * Math.PI * second));
        });
        Near.Equal([.. noise], check.Evaluate(output), 1e-13, "noise");
        check.Verify(output);
    }

    [Fact]
    public void At_inference_nothing_happens()
    {
        var x = new Tensor("x", TensorRole.Input, batched: true, new Shape(2, 2));
        var context = new LoweringContext(new ParameterTable(), training: false);
        Assert.Same(x, new SpatialDropoutLayer(0.5).Lower(context, x));
        Assert.Same(x, new GaussianNoiseLayer(0.5).Lower(context, x));
    }
}
