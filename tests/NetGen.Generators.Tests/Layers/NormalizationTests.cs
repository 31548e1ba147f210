using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Layers;

/// <summary>
/// Normalisations by their definition, gradients by finite differences: what is detached in the variance has to cancel exactly.
/// </summary>
public sealed class NormalizationTests
{
    private const int Batch = 3;
    private const double Epsilon = 1e-3;

    private static readonly ActivationFunction Identity = ActivationFunction.Identity;

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    [InlineData(2, 3, 4)]
    [InlineData(2, 2, 1)]
    [InlineData(5, 2)]
    public void BatchNorm_is_over_batch_and_positions(params int[] shape) =>
        Verify(new BatchNormLayer(0.1, Epsilon, Identity), shape, (_, _, c, _) => c);

    [Theory]
    [InlineData(4)]
    [InlineData(2, 3, 4)]
    [InlineData(5, 3)]
    public void LayerNorm_is_over_the_last_axis(params int[] shape) =>
        Verify(new LayerNormLayer(Epsilon, Identity), shape, (b, p, _, positions) => (b * positions) + p);

    [Theory]
    [InlineData(1, 2, 2, 4)]
    [InlineData(2, 2, 2, 4)]
    [InlineData(3, 5, 6)]
    [InlineData(4, 2, 2, 4)]
    [InlineData(2, 6)]
    public void GroupNorm_is_over_positions_and_groups_of_channels(int groups, params int[] shape) =>
        Verify(new GroupNormLayer(groups, Epsilon, Identity), shape, (b, _, c, _) => (b * groups) + (c / (shape[^1] / groups)));

    [Theory]
    [InlineData(2, 3, 4)]
    [InlineData(5, 2)]
    [InlineData(2, 2, 1)]
    public void InstanceNorm_is_over_positions(params int[] shape) =>
        Verify(new InstanceNormLayer(Epsilon, Identity), shape, (b, _, c, _) => (b * shape[^1]) + c);

    [Theory]
    [InlineData(4)]
    [InlineData(2, 3, 4)]
    public void RmsNorm_divides_by_the_root_of_the_mean_square(params int[] shape)
    {
        var check = new GradientCheck { Batch = Batch };
        var output = new RmsNormLayer(Epsilon, Identity).Lower(check.Context, check.Batched("input", shape));
        Assert.Equal(4, check.FillDeclaredParameters());

        var (x, weight) = (check.Logical("input"), check.Logical("weight"));
        var expected = x.Chunk(4).SelectMany(row => row.Select((value, c) => value * weight[c] / Math.Sqrt(row.Average(v => v * v) + Epsilon)));
        Near.Equal([.. expected], check.Evaluate(output), 1e-13, "RmsNorm");
        check.Verify(output);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Scale_shift_and_activation_are_options(bool scale, bool bias)
    {
        var tanh = new ActivationFunction(ActivationKind.Tanh);
        NormalizationLayer[] layers =
            [new BatchNormLayer(0.1, Epsilon, tanh), new LayerNormLayer(Epsilon, tanh), new GroupNormLayer(2, Epsilon, tanh)];
        foreach (var layer in layers)
        {
            var check = new GradientCheck { Batch = Batch };
            var output = (layer with { UseScale = scale, UseBias = bias }).Lower(check.Context, check.Batched("input", 3, 6));
            Assert.Equal((scale ? 6 : 0) + (bias ? 6 : 0), check.FillDeclaredParameters());
            check.Verify(output);
        }
    }

    [Fact]
    public void BatchNorm_keeps_running_statistics_of_unbiased_variances()
    {
        var check = new GradientCheck { Batch = 2 };
        var x = check.Fixed("x", batched: true, [1, 10, 3, 20, 5, 30, 7, 40], 2, 2);
        new BatchNormLayer(0.1, Epsilon, Identity).Lower(check.Context, x);
        check.FillDeclaredParameters();

        // Means 4 and 25; squared deviations 9 + 1 + 1 + 9 and 100 times as many, over 3.
        Assert.Equal(4, check.DeclaredBuffers);
        Near.Equal([0.4, 2.5], check.Evaluate(check.Context.Updates[0]), 1e-14, "mean");
        Near.Equal([0.9 + (0.1 * 20 / 3), 0.9 + (0.1 * 500 / 3)], check.Evaluate(check.Context.Updates[1]), 1e-14, "variance");
    }

    [Fact]
    public void Of_a_single_value_the_running_variance_takes_the_biased_one()
    {
        var check = new GradientCheck { Batch = 1 };
        new BatchNormLayer(0.1, Epsilon, Identity).Lower(check.Context, check.Fixed("x", batched: true, [5, 6], 2));
        check.FillDeclaredParameters();
        Near.Equal([0.9, 0.9], check.Evaluate(check.Context.Updates[1]), 1e-15, "variance");
    }

    [Fact]
    public void At_inference_BatchNorm_uses_the_running_statistics()
    {
        var layer = new BatchNormLayer(0.1, Epsilon, Identity);
        var network = new ReferenceNetwork(Graphs.Of(new Shape(2, 2), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, layer))
        {
            ["batchnorm1.weight"] = [2, 3],
            ["batchnorm1.bias"] = [0.5, -0.5],
        };
        network.SetBuffer("batchnorm1.running_mean", [1, -1]);
        network.SetBuffer("batchnorm1.running_var", [4, 9]);

        double[] x = [1, 2, 3, 4];
        var (a, b) = (Math.Sqrt(4 + Epsilon), Math.Sqrt(9 + Epsilon));
        double[] expected = [0.5, (3 * (2 + 1) / b) - 0.5, (2 * (3 - 1) / a) + 0.5, (3 * (4 + 1) / b) - 0.5];
        Near.Equal(expected, network.Predict(x), 1e-14, "inference");
        Assert.Equal(4, layer.NonTrainable(new Shape(2, 2)));
    }

    private static void Verify(NormalizationLayer layer, int[] shape, Func<int, int, int, int, int> groupOf)
    {
        var check = new GradientCheck { Batch = Batch };
        var input = new Shape(shape);
        Assert.Null(layer.ShapeProblem(input));
        var output = layer.Lower(check.Context, check.Batched("input", shape));
        Assert.Equal(layer.Parameters(input), check.FillDeclaredParameters());
        Assert.Equal(layer.NonTrainable(input), check.DeclaredBuffers);

        var (x, weight, bias) = (check.Logical("input"), check.Logical("weight"), check.Logical("bias"));
        var (channels, positions) = (shape[^1], input.Size / shape[^1]);
        var groups = Enumerable.Range(0, x.Length)
            .GroupBy(i => groupOf(i / input.Size, i % input.Size / channels, i % channels, positions));
        var expected = new double[x.Length];
        foreach (var group in groups)
        {
            var mean = group.Average(i => x[i]);
            var variance = group.Average(i => (x[i] - mean) * (x[i] - mean));
            foreach (var i in group)
                expected[i] = ((x[i] - mean) / Math.Sqrt(variance + Epsilon) * weight[i % channels]) + bias[i % channels];
        }

        Near.Equal(expected, check.Evaluate(output), 1e-13, layer.Description);
        check.Verify(output);
    }
}
