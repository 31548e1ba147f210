using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Passes;

/// <summary>Maxima of what a rectifier leaves, beside what it leaves of the maxima.</summary>
public sealed class EarlyPoolingTests
{
    private static readonly Dictionary<string, WindowShape> s_shapes = new()
    {
        ["side by side"] = new(new(4, 6), new(2, 2), new(2, 3), new(2, 3), new(0, 0), 3),
        ["overlapping"] = new(new(7, 5), new(3, 4), new(3, 2), new(2, 1), new(0, 0), 2),
        ["padded"] = new(new(6, 5), new(4, 3), new(3, 3), new(2, 2), new(1, 1), 2),
        ["a sequence"] = new(new(9, 1), new(4, 1), new(2, 1), new(2, 1), new(0, 0), 5),
    };

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in s_shapes.Keys)
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    /// <summary>To the last bit, where windows have several maxima, or nothing above 0: numbers are multiples of a half.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_and_gradients_stay_as_they_are(string name, bool isRow)
    {
        var (expected, actual) = (Run(before: null), Run(EarlyPooling.Run));

        Assert.Equal(expected.Loss, actual.Loss);
        Assert.Equal(expected.Gradients, actual.Gradients);
        Assert.Contains(expected.Gradients, value => value == 0);
        Assert.Contains(expected.Gradients, value => value != 0);

        (double[] Loss, double[] Gradients) Run(Func<NetworkProgram, NetworkProgram>? before)
        {
            var (check, loss, _) = Build(s_shapes[name], Max(In(0), 0), isRow);
            var program = check.Differentiate(loss, before);
            check.Round(0.5);
            var values = check.Run(program);
            return (values[loss], [.. program.Results.Skip(1).SelectMany(result => values[result])]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_image_is_pooled_before_it_is_rectified(bool isRow)
    {
        var (check, loss, x) = Build(s_shapes["side by side"], Max(In(0), 0), isRow);

        var ops = EarlyPooling.Run(new NetworkProgram(check.Context.Ops, null, null, [loss])).Ops;

        var window = Assert.Single(ops.OfType<Window>());
        Assert.Equal(x, window.Input);
        var rectifier = Assert.Single(ops.OfType<Map>(), map => map.Results[0].Value == Max(In(0), 0));
        Assert.Equal(isRow ? new Shape(12) : window.Output.Shape, rectifier.Outputs[0].Shape);
        Assert.Null(rectifier.Outputs[0].ViewOf);
    }

    /// <summary>Networks that users write; the interpreter refuses what is read before it is written, or written twice.</summary>
    [Theory]
    [InlineData("convolution, flat")]
    [InlineData("normalised, overlapping, global")]
    [InlineData("pooled twice")]
    [InlineData("the input")]
    [InlineData("reshaped twice")]
    public void Networks_stay_as_they_are(string name)
    {
        var (relu, none) = (new ActivationFunction(ActivationKind.ReLU), ActivationFunction.Identity);
        var same = EquatableArray.Of(new SlidingWindow(3, 1, Padding: PaddingKind.Same), new SlidingWindow(3, 1, Padding: PaddingKind.Same));
        var halves = EquatableArray.Of(new SlidingWindow(2, 2), new SlidingWindow(2, 2));
        var overlapping = EquatableArray.Of(new SlidingWindow(3, 2, PaddingSize: 1), new SlidingWindow(3, 2, PaddingSize: 1));
        Layer[] layers = name switch
        {
            "convolution, flat" => [new ConvLayer(3, same, relu), new PoolLayer(WindowKind.Max, halves), new FlattenLayer(), new DenseLayer(2, none)],
            "normalised, overlapping, global" =>
            [
                new ConvLayer(3, same, none), new BatchNormLayer(0.1, 1e-5, relu), new PoolLayer(WindowKind.Max, overlapping), new ConvLayer(4, same, relu), new GlobalPoolLayer(IsMax: true, 2), new DenseLayer(2, none),
            ],
            "pooled twice" => [new ConvLayer(3, same, relu), new PoolLayer(WindowKind.Max, halves), new ActivationLayer(relu), new PoolLayer(WindowKind.Max, halves), new FlattenLayer(), new DenseLayer(2, none)],
            "the input" => [new ActivationLayer(relu), new PoolLayer(WindowKind.Max, halves), new FlattenLayer(), new DenseLayer(2, none)],
            _ => [new ConvLayer(4, same, relu), new PoolLayer(WindowKind.Max, halves), new ReshapeLayer(new Shape(8, 6)), new FlattenLayer(), new DenseLayer(2, none)],
        };
        var graph = Graphs.Of(new Shape(8, 6, 2), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, layers);

        Assert.Equal(Run(isEarly: false), Run(isEarly: true));

        double[][] Run(bool isEarly)
        {
            const int Batch = 3;
            var (parameters, random) = (new ParameterTable(), new Random(7));
            var lowered = Lowering.Training(graph, parameters);
            var transformed = isEarly ? EarlyPooling.Run(lowered) : lowered;
            if (isEarly)
                Assert.NotEqual(lowered.Ops, transformed.Ops);
            var program = Differentiator.Run(transformed, parameters);
            var outside = new[] { program.Input!, program.Target! }.Concat(parameters.Parameters.Select(info => info.Tensor)).Concat(parameters.Buffers.Select(info => info.Tensor));
            var bindings = outside.ToDictionary(tensor => tensor, tensor => Enumerable.Range(0, tensor.Size * (tensor.Batched ? Batch : 1)).Select(_ => 0.25 * random.Next(-4, 5)).ToArray());
            var values = Interpreter.Run(program, Batch, bindings, scalars: new Dictionary<string, double> { [ScalarNames.InverseBatch] = 1.0 / Batch });
            return [.. program.Results.Select(result => values[result])];
        }
    }

    [Theory]
    [InlineData("another function")]
    [InlineData("as many windows")]
    [InlineData("a mean")]
    [InlineData("another reader")]
    [InlineData("a result")]
    public void It_stays_where_it_isnt_the_same_or_the_image_is_wanted(string why)
    {
        var function = why == "another function" ? If(In(0) > 0, In(0), 0.01 * In(0)) : Max(In(0), 0);
        var shape = why == "as many windows" ? new WindowShape(new(4, 4), new(4, 4), new(3, 3), new(1, 1), new(1, 1), 2) : s_shapes["side by side"];
        var (check, loss, x) = Build(shape, function, isRow: false, why == "a mean" ? WindowKind.Average : WindowKind.Max);
        var rectified = check.Context.Ops.OfType<Window>().Single().Input;
        if (why == "another reader")
            check.Context.Map(x.Shape, "twice", 2 * In(0), rectified);

        var program = new NetworkProgram(check.Context.Ops, null, null, why == "a result" ? [loss, rectified] : [loss]);

        Assert.Equal(program.Ops, EarlyPooling.Run(program).Ops);
    }

    private static (GradientCheck Check, Tensor Loss, Tensor X) Build(WindowShape shape, Expr function, bool isRow, WindowKind kind = WindowKind.Max)
    {
        var check = new GradientCheck { Batch = 4 };
        var x = check.Batched("x", [.. shape.InputShape.Axes]);
        var rectified = check.Context.Map(x.Shape, "rectified", function, x);
        var pooled = check.Context.Temporary(shape.OutputShape, "pooled");
        check.Context.Emit(new Window(pooled, rectified, shape, kind));
        if (!isRow)
            return (check, check.Combine(pooled), x);

        var row = check.Context.Temporary(new Shape(pooled.Size), "row");
        check.Context.Emit(new Reshape(row, pooled));
        return (check, check.Combine(row), x);
    }
}
