using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Program;

public sealed class SoftmaxCrossEntropyTests
{
    private static readonly int[] Labels = [2, 0, 2];

    [Theory]
    [InlineData(false, 0.0)]
    [InlineData(false, 0.1)]
    [InlineData(true, 0.0)]
    [InlineData(true, 0.25)]
    public void Gradients_are_right(bool weighted, double smoothing)
    {
        var check = new GradientCheck { Classes = Labels };
        var weights = weighted ? new[] { 0.5, 2, 1.25, 3 } : null;

        check.VerifyLoss(Mean(check, check.Batched("logits", 4), smoothing, weights));
    }

    [Fact]
    public void The_loss_of_a_certain_answer_is_the_logarithm_of_its_probability()
    {
        // p = (0.7, 0.3), target 0: −log 0.7 = 0.357.
        var check = new GradientCheck { Batch = 1, Classes = [0] };
        var logits = check.Fixed("logits", batched: true, [Math.Log(0.7), Math.Log(0.3)], 2);

        var loss = check.Evaluate(Mean(check, logits, 0, null))[0];

        Near.Equal(0.35667494393873245, loss, 1e-15, "loss");
    }

    [Fact]
    public void Weights_count_samples_and_the_mean_is_over_their_sum()
    {
        // −log p is log 2 for both samples, whatever the weights: (3 · log 2 + 1 · log 2) / (3 + 1).
        var check = new GradientCheck { Batch = 2, Classes = [0, 1] };
        var logits = check.Fixed("logits", batched: true, [5, 5, -7, -7], 2);

        Near.Equal(Math.Log(2), check.Evaluate(Mean(check, logits, 0, [3, 1]))[0], 1e-15, "loss");
    }

    [Fact]
    public void Smoothing_gives_every_class_its_share()
    {
        // Target (1 − ε + ε/2, ε/2) = (0.9, 0.1) with ε = 0.2; p = (0.7, 0.3).
        var check = new GradientCheck { Batch = 1, Classes = [0] };
        var logits = check.Fixed("logits", batched: true, [Math.Log(0.7), Math.Log(0.3)], 2);

        Near.Equal(-(0.9 * Math.Log(0.7)) - (0.1 * Math.Log(0.3)), check.Evaluate(Mean(check, logits, 0.2, null))[0], 1e-15, "loss");
    }

    [Theory]
    [InlineData(false, 0.0)]
    [InlineData(true, 0.25)]
    public void Gradients_are_right_where_every_pixel_is_classified(bool weighted, double smoothing)
    {
        // Three samples of 2×2 pixels.
        var check = new GradientCheck { Classes = [2, 0, 2, 1, 1, 3, 0, 0, 2, 2, 3, 1], WholePipeline = true };
        var weights = weighted ? new[] { 0.5, 2, 1.25, 3 } : null;

        check.VerifyLoss(Mean(check, check.Batched("logits", 2, 2, 4), smoothing, weights));
    }

    [Fact]
    public void Pixels_count_as_samples_do()
    {
        var pixels = new GradientCheck { Batch = 1, Classes = [0, 1] };
        var samples = new GradientCheck { Batch = 2, Classes = [0, 1] };
        double[] logits = [1, 2, 3, -1, 0.5, 2];

        var loss = pixels.Evaluate(Mean(pixels, pixels.Fixed("logits", batched: true, logits, 2, 1, 3), 0, null))[0];

        Assert.Equal(samples.Evaluate(Mean(samples, samples.Fixed("logits", batched: true, logits, 3), 0, null))[0], loss);
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        var check = new GradientCheck { Batch = 1, Classes = [1] };
        var logits = check.Fixed("logits", batched: true, [1000, -1000], 2);

        Assert.Equal(2000, check.Evaluate(Mean(check, logits, 0, null))[0]);
    }

    private static Tensor Mean(GradientCheck check, Tensor logits, double smoothing, double[]? weights)
    {
        var space = Space.Of(logits);
        var target = new Tensor("target", TensorRole.Target, batched: true, new Shape(space.RowsPerSample));
        var losses = check.Context.Temporary(space.ShapeOf(Reduction.RowSum), "losses");
        check.Context.Emit(new SoftmaxCrossEntropy(losses, logits, target) { LabelSmoothing = smoothing, ClassWeights = weights });
        var sum = check.Context.Reduce(Reduction.ColumnSum, "sum", In(0), losses);
        check.Scalars["scale"] = 1 / check.Classes!.Sum(label => weights?[label] ?? 1);
        return check.Context.Map(new Shape(1), "mean", In(0) * Scalar("scale"), sum);
    }
}
