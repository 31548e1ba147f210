using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Passes;

/// <summary>Maxima of what a rectifier leaves, beside what it leaves of the maxima.</summary>
public sealed class EarlyPoolingTests
{
    private static readonly Dictionary<string, WindowShape> s_shapes = new()
    {
        ["side by side"] = new(new(4, 6), new(2, 2), new(2, 3), new(2, 3), new(0, 0), 3),
        ["overlapping"] = new(new(5, 5), new(3, 4), new(3, 2), new(1, 1), new(0, 0), 2),
        ["padded"] = new(new(4, 3), new(3, 4), new(3, 2), new(2, 1), new(1, 1), 2),
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

    [Theory]
    [InlineData("another function")]
    [InlineData("a mean")]
    [InlineData("another reader")]
    [InlineData("a result")]
    public void It_stays_where_it_isnt_the_same_or_the_image_is_wanted(string why)
    {
        var function = why == "another function" ? If(In(0) > 0, In(0), 0.01 * In(0)) : Max(In(0), 0);
        var (check, loss, x) = Build(s_shapes["side by side"], function, isRow: false, why == "a mean" ? WindowKind.Average : WindowKind.Max);
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
