using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Reference;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Passes;

/// <summary>What fusion is for: the passes over memory that it saves.</summary>
public sealed class FusionTests
{
    private static readonly ActivationFunction ReLU = new(ActivationKind.ReLU);

    [Fact]
    public void Bias_and_activation_ride_in_the_contraction()
    {
        var inference = Build(new MeanSquaredErrorLoss(), new DenseLayer(64, ReLU), new DenseLayer(48, ReLU), Linear(5)).Inference;

        Assert.Equal(3, inference.Ops.Count);
        Assert.All(inference.Ops, op => Assert.NotNull(Assert.IsType<Contraction>(op).Epilogue));
    }

    [Fact]
    public void Dropout_rides_along_in_training()
    {
        var training = Build(new MeanSquaredErrorLoss(), new DenseLayer(16, ReLU), new DropoutLayer(0.5), Linear(5)).Training;

        var first = Assert.IsType<Contraction>(training.Ops[0]);
        Assert.Contains("random", first.Formula, StringComparison.Ordinal);
    }

    /// <summary>Drawing them takes as long as reading several tensors. Behind a ReLU, what came out tells what was dropped.</summary>
    [Theory]
    [InlineData(nameof(ActivationKind.Tanh), 2)]
    [InlineData(nameof(ActivationKind.ReLU), 1)]
    public void Going_back_through_a_normalisation_random_numbers_are_drawn_once_at_most(string activation, int times)
    {
        var kind = Enum.Parse<ActivationKind>(activation);
        var training = Build(
            new MeanSquaredErrorLoss(), new DenseLayer(40, ActivationFunction.Identity), new BatchNormLayer(0.1, 1e-5, new ActivationFunction(kind)), new DropoutLayer(0.5), Linear(5)).Training;

        Assert.Equal(times, training.Ops.Count(op => op.Formula.Contains("random", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_slope_of_an_activation_rides_in_the_contraction_that_makes_the_gradient()
    {
        var training = Build(new MeanSquaredErrorLoss(), new DenseLayer(64, ReLU), Linear(5)).Training;

        // Of the five contractions (two forward, two for weights) this one gives the gradient of the hidden layer: it reads Wᵀ.
        var transposed = training.Ops.OfType<Rearrange>().Single().Output;
        var hidden = training.Ops.OfType<Contraction>().Single(op => op.Inputs.Contains(transposed));
        Assert.Contains(hidden.Epilogue!.Results, result => result.Value.Descendants().OfType<Select>().Any());
    }

    [Fact]
    public void A_loss_and_its_gradient_are_one_pass()
    {
        var training = Build(new HuberLoss(1), Linear(5)).Training;

        var pass = training.Ops.OfType<Map>().Single(map => map.Inputs.Contains(training.Target!));
        Assert.Equal(2, pass.Results.Count);
    }

    [Fact]
    public void Softmax_cross_entropy_and_its_gradient_are_one_pass()
    {
        var programs = Build(new CrossEntropyLoss(0, default), Linear(5));

        Assert.NotNull(programs.Training.Ops.OfType<SoftmaxCrossEntropy>().Single().Gradient);
        Assert.Null(programs.Evaluation.Ops.OfType<SoftmaxCrossEntropy>().Single().Gradient);
    }

    [Fact]
    public void A_penalty_is_added_to_the_gradient_where_the_gradient_is_made()
    {
        var layer = new DenseLayer(5, ActivationFunction.Identity) { L1 = 0.1, L2 = 0.2 };
        var training = Build(new MeanSquaredErrorLoss(), layer).Training;

        var weight = training.Results[1];
        Assert.IsType<Contraction>(training.Ops.Single(op => op.Outputs.Contains(weight)));
    }

    [Fact]
    public void A_view_is_never_copied()
    {
        var graph = Graphs.Of(
            new Shape(4, 4, 2), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, new FlattenLayer(), new DenseLayer(5, ReLU));

        Assert.Equal([typeof(Reshape), typeof(Contraction)], Programs.Build(graph).Inference.Ops.Select(op => op.GetType()));
    }

    [Fact]
    public void For_inference_a_normalisation_over_the_batch_is_part_of_the_layer_before_it()
    {
        var graph = Graphs.Of(
            new Shape(6, 6, 3), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer,
            Pointwise(4), new BatchNormLayer(0.1, 1e-5, ReLU), new FlattenLayer(), Linear(2), new BatchNormLayer(0.1, 1e-5, ReLU));
        var inference = Programs.Build(graph).Inference;

        // For all samples at once: what the statistics are as a scale and a shift. For each sample: the two layers, and nothing else.
        var (samples, once) = (inference.Ops.Where(op => op.Outputs[0].Batched), inference.Ops.Where(op => !op.Outputs[0].Batched));
        Assert.Equal([typeof(Contraction), typeof(Reshape), typeof(Contraction)], samples.Select(op => op.GetType()));
        Assert.Equal([4, 2], once.Select(op => Assert.IsType<Map>(op).Space.Columns));
    }

    [Fact]
    public void The_gradients_of_a_normalisation_over_the_batch_take_two_sums()
    {
        var graph = Graphs.Of(
            new Shape(6, 6, 3), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, Pointwise(4), new BatchNormLayer(0.1, 1e-5, ReLU), new FlattenLayer(), Linear(2));
        var training = Programs.Build(graph).Training;

        // Forward there are two more, of the values and of the squares; and the gradient of the first layer's bias is one.
        var sums = training.Ops.OfType<Map>().SelectMany(map => map.Results).Count(result => result.Reduction == Reduction.SampleColumnSum);
        Assert.Equal(2 + 2 + 1, sums);
    }

    [Fact]
    public void The_statistics_of_a_normalisation_are_read_off_sums_that_have_their_bias()
    {
        var training = Build(Normalised).Training;

        var layer = training.Ops.OfType<Contraction>().First();
        var sum = Assert.Single(layer.Epilogue!.Results).Target;
        var statistics = training.Ops.OfType<Map>().First(map => map.Results.Any(result => result.Reduction == Reduction.SampleColumnSum));
        Assert.Equal([sum], statistics.Inputs);
    }

    [Fact]
    public void Going_back_through_a_normalisation_its_output_is_computed_again_and_not_read()
    {
        var training = Build(Normalised).Training;

        var output = training.Ops.OfType<Map>().SelectMany(map => map.Outputs).Single(tensor => tensor.Name == "batchnorm1");
        Assert.DoesNotContain(training.Ops, op => op is Map && op.Inputs.Contains(output));
    }

    /// <summary>It can't ride on the convolution that makes what it is made of: the statistics' gradients come between the two.</summary>
    [Fact]
    public void A_normalisations_gradient_is_summed_where_it_is_made()
    {
        var window = EquatableArray.Of(new SlidingWindow(3, 1), new SlidingWindow(3, 1));
        var training = Programs.Build(Graphs.Of(
            new Shape(12, 12, 2),
            new MeanSquaredErrorLoss(),
            Graphs.AnyOptimizer,
            new ConvLayer(16, window, ActivationFunction.Identity),
            new BatchNormLayer(0.1, 1e-5, ReLU),
            new ConvLayer(8, window, ActivationFunction.Identity))).Training;

        var bias = training.Ops.OfType<Map>().Single(map => map.Outputs.Any(output => output.Name == "∂conv2d1.bias.samples"));
        Assert.Contains(bias.Results, result => result.Reduction == Reduction.None);
    }

    [Fact]
    public void An_activation_that_is_dear_goes_over_columns_that_fill_no_vector_as_one_long_row()
    {
        var activation = new ActivationFunction(ActivationKind.Tanh);
        var inference = Build(Graphs.Of(
            new Shape(6, 6, 3), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, Pointwise(6, activation), Pointwise(16, activation), new FlattenLayer(), Linear(2)))
            .Inference;

        var layers = inference.Ops.OfType<Contraction>().ToList();
        Assert.DoesNotContain(layers[0].Epilogue!.Results, result => EpilogueCost.IsHeavy(result.Value));
        Assert.Contains(layers[1].Epilogue!.Results, result => EpilogueCost.IsHeavy(result.Value));
        var flat = inference.Ops.OfType<Map>().Single(map => map.Results.Any(result => EpilogueCost.IsHeavy(result.Value)));
        Assert.All(flat.Inputs, input => Assert.Equal(Broadcast.None, flat.Space.BroadcastOf(input)));
    }

    [Fact]
    public void Factors_that_are_the_same_in_every_row_are_multiplied_first()
    {
        var x = new Tensor("x", TensorRole.Temporary, batched: true, new Shape(5, 4));
        var (mean, rstd, weight) = (Row("mean"), Row("rstd"), Row("weight"));
        var y = new Tensor("y", TensorRole.Temporary, batched: true, new Shape(5, 4));
        var map = Map.Store(y, (In(0) - In(1)) * In(2) * In(3), x, mean, rstd, weight);

        var regrouped = RowFactors.Run(new NetworkProgram([map], null, null, [y]));

        Assert.Equal((In(0) - In(1)) * (In(2) * In(3)), Assert.IsType<Map>(Assert.Single(regrouped.Ops)).Results[0].Value);

        static Tensor Row(string name) => new(name, TensorRole.Temporary, batched: false, new Shape(4));
    }

    private static NetworkGraph Normalised => Graphs.Of(
        new Shape(6, 6, 3), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, Pointwise(4), new BatchNormLayer(0.1, 1e-5, ReLU), new FlattenLayer(), Linear(2));

    private static NetworkPrograms Build(NetworkGraph graph) => Programs.Build(graph);

    private static ConvLayer Pointwise(int filters, ActivationFunction activation) =>
        new(filters, EquatableArray.Of(new SlidingWindow(1, 1, 1), new SlidingWindow(1, 1, 1)), activation);

    private static ConvLayer Pointwise(int filters) =>
        new(filters, EquatableArray.Of(new SlidingWindow(1, 1, 1), new SlidingWindow(1, 1, 1)), ActivationFunction.Identity);

    private static DenseLayer Linear(int units) => new(units, ActivationFunction.Identity);

    private static NetworkPrograms Build(Loss loss, params Layer[] layers) =>
        Programs.Build(Graphs.Of(new Shape(20), loss, Graphs.AnyOptimizer, layers));
}
