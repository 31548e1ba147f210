using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>What fusion is for: the passes over memory that it saves.</summary>
public sealed class FusionTests
{
    private static readonly ActivationFunction ReLU = new(ActivationKind.ReLU);

    [Fact]
    public void Bias_and_activation_ride_in_the_contraction()
    {
        var inference = Build(new MeanSquaredErrorLoss(), new DenseLayer(64, ReLU), new DenseLayer(48, ReLU), new DenseLayer(5, ActivationFunction.Identity)).Inference;

        Assert.Equal(3, inference.Ops.Count);
        Assert.All(inference.Ops, op => Assert.NotNull(Assert.IsType<Contraction>(op).Epilogue));
    }

    [Fact]
    public void Dropout_rides_along_in_training()
    {
        var training = Build(new MeanSquaredErrorLoss(), new DenseLayer(8, ReLU), new DropoutLayer(0.5), new DenseLayer(5, ActivationFunction.Identity)).Training;

        var first = Assert.IsType<Contraction>(training.Ops[0]);
        Assert.Contains("random", first.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void The_slope_of_an_activation_rides_in_the_contraction_that_makes_the_gradient()
    {
        var training = Build(new MeanSquaredErrorLoss(), new DenseLayer(64, ReLU), new DenseLayer(5, ActivationFunction.Identity)).Training;

        // Four of five contractions would be: two forward, two weights; the fifth is the gradient of the hidden layer.
        var hidden = training.Ops.OfType<Contraction>().Single(op => op.Epilogue is not null && op.Inputs.Any(IsTransposed));
        Assert.Contains(hidden.Epilogue!.Results, result => result.Value.ToString().Contains(nameof(Generators.Program.Expressions.Select), StringComparison.Ordinal));

        bool IsTransposed(Tensor tensor) => training.Ops.OfType<Transpose>().Any(op => op.Output == tensor);
    }

    [Fact]
    public void A_loss_and_its_gradient_are_one_pass()
    {
        var training = Build(new HuberLoss(1), new DenseLayer(5, ActivationFunction.Identity)).Training;

        var pass = training.Ops.OfType<Map>().Single(map => map.Inputs.Contains(training.Target!));
        Assert.Equal(2, pass.Results.Count);
    }

    [Fact]
    public void Softmax_cross_entropy_and_its_gradient_are_one_pass()
    {
        var programs = Build(new CrossEntropyLoss(0, default), new DenseLayer(5, ActivationFunction.Identity));

        Assert.NotNull(programs.Training.Ops.OfType<SoftmaxCrossEntropy>().Single().Gradient);
        Assert.Null(programs.Evaluation.Ops.OfType<SoftmaxCrossEntropy>().Single().Gradient);
    }

    [Fact]
    public void A_penalty_is_added_to_the_gradient_where_the_gradient_is_made()
    {
        var training = Build(new MeanSquaredErrorLoss(), new DenseLayer(5, ActivationFunction.Identity) { L1 = 0.1, L2 = 0.2 }).Training;

        var weight = training.Results[1];
        Assert.IsType<Contraction>(training.Ops.Single(op => op.Outputs.Contains(weight)));
    }

    [Fact]
    public void A_view_is_never_copied()
    {
        var graph = Graphs.Of(new Shape(4, 4, 2), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, new FlattenLayer(), new DenseLayer(5, ReLU));

        Assert.Equal([typeof(Reshape), typeof(Contraction)], Programs.Build(graph).Inference.Ops.Select(op => op.GetType()));
    }

    private static NetworkPrograms Build(Loss loss, params Layer[] layers) =>
        Programs.Build(Graphs.Of(new Shape(20), loss, Graphs.AnyOptimizer, layers));
}
