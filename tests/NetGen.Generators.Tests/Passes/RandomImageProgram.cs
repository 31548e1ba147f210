using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Passes;

/// <summary>
/// A random graph of the ops of image networks on a few small images: convolutions of both kinds, windows, rearranging, statistics,
/// gates; everything follows from the seed.
/// </summary>
internal sealed class RandomImageProgram
{
    private readonly Random _random;
    private readonly GradientCheck _check = new() { Batch = 2, WholePipeline = true };
    private readonly List<Tensor> _images;
    private int _parameters;

    public RandomImageProgram(int seed)
    {
        _random = new Random(seed);
        _images = [_check.Batched("x", _random.Next(1, 5), _random.Next(1, 5), _random.Next(1, 4))];
        for (var count = _random.Next(2, 7); count > 0; count--)
            _images.Add(AddOp(Any(_images)));
        Loss = Total();
    }

    public GradientCheck Check => _check;

    /// <summary>One number that depends on everything.</summary>
    public Tensor Loss { get; }

    private LoweringContext Context => _check.Context;

    private Tensor AddOp(Tensor x) => _random.Next(10) switch
    {
        0 or 1 => Convolve(x, transposed: false),
        2 => Convolve(x, transposed: true),
        3 => Pool(x),
        4 => Repeat(x),
        5 => Concatenate(x),
        6 => Move(x),
        7 => Normalize(x),
        8 => CentreOverBatch(x),
        _ => Combine(x),
    };

    private Tensor Convolve(Tensor x, bool transposed)
    {
        var channels = x.Shape.Last;
        var groups = channels > 1 && _random.Next(3) == 0 ? channels : 1;
        var convolution = new TestConvolution(
            Window(x.Shape.Axes[0], transposed), Window(x.Shape.Axes[1], transposed), groups, channels / groups, groups > 1 ? 1 : _random.Next(1, 4));
        return transposed
            ? convolution.LowerTransposed(Context, x, Parameter(convolution.TransposedWeight))
            : convolution.Lower(Context, x, Parameter(convolution.Weight));
    }

    private AxisWindow Window(int extent, bool transposed)
    {
        AxisWindow window;
        do
            window = AxisWindow.Random(_random, transposed) with { Extent = extent };
        while (transposed ? window.Transposed is < 1 or > 6 : window.Padded < window.Reach);
        return window;
    }

    private Tensor Pool(Tensor x)
    {
        var (height, width) = (Side(x.Shape.Axes[0]), Side(x.Shape.Axes[1]));
        var shape = new WindowShape(
            new(x.Shape.Axes[0], x.Shape.Axes[1]),
            new(height.Output, width.Output),
            new(height.Kernel, width.Kernel),
            new(height.Stride, width.Stride),
            new(height.Padding, width.Padding),
            x.Shape.Last);
        var output = Context.Temporary(shape.OutputShape, "pooled");
        Context.Emit(new Window(output, x, shape, (WindowKind)_random.Next(4)));
        return output;

        (int Output, int Kernel, int Stride, int Padding) Side(int extent)
        {
            var kernel = _random.Next(1, extent + 1);
            var (stride, padding) = (_random.Next(1, 4), _random.Next((kernel / 2) + 1));
            return (((extent + (2 * padding) - kernel) / stride) + 1, kernel, stride, padding);
        }
    }

    private Tensor Repeat(Tensor x)
    {
        var factor = new Extents(_random.Next(1, 3), _random.Next(1, 3));
        var small = new Extents(x.Shape.Axes[0], x.Shape.Axes[1]);
        var large = new Extents(small.Height * factor.Height, small.Width * factor.Width);
        var shape = new WindowShape(large, small, factor, factor, new(0, 0), x.Shape.Last);
        var output = Context.Temporary(shape.InputShape, "repeated");
        Context.Emit(new WindowSpread(output, x, null, shape, WindowKind.Sum));
        return output;
    }

    private Tensor Concatenate(Tensor x)
    {
        var fitting = _images.Where(image => image.Shape.Axes.Take(2).SequenceEqual(x.Shape.Axes.Take(2))).ToList();
        List<Tensor> branches = [x, Any(fitting)];
        var output = Context.Temporary(new Shape(x.Shape.Axes[0], x.Shape.Axes[1], branches.Sum(branch => branch.Shape.Last)), "joined");
        Context.Emit(Rearrange.Concatenate(output, 2, branches));
        return output;
    }

    private Tensor Move(Tensor x)
    {
        var (height, width, channels) = (x.Shape.Axes[0], x.Shape.Axes[1], x.Shape.Last);
        var kind = _random.Next(3);
        var output = Context.Temporary(
            kind switch
            {
                0 => new Shape(width, height, channels),
                1 => new Shape(height + 2, width + 1, channels),
                _ => new Shape(Math.Max(1, height - 1), width, channels),
            },
            "moved");
        Context.Emit(kind switch
        {
            0 => Rearrange.Permute(output, x, new Integers(1, 0, 2)),
            1 => Rearrange.Pad(output, x, new Integers(1, 0, 0)),
            _ => Rearrange.Crop(output, x, new Integers(height > 1 ? 1 : 0, 0, 0)),
        });
        return output;
    }

    private Tensor Normalize(Tensor x)
    {
        var inverse = 1.0 / (x.Size / x.Shape.Last);
        var sum = Context.Reduce(Reduction.SampleColumnSum, "sum", In(0), x);
        var mean = Context.Map(sum.Shape, "mean", inverse * In(0), sum);
        var squares = Context.Reduce(Reduction.SampleColumnSum, "squares", Square(In(0) - Detach(In(1))), x, mean);
        return Context.Map(x.Shape, "normal", (In(0) - In(1)) / Sqrt((inverse * In(2)) + 0.5), x, mean, squares);
    }

    private Tensor CentreOverBatch(Tensor x)
    {
        var inverse = 1.0 / (_check.Batch * (x.Size / x.Shape.Last));
        var mean = Context.Map(new Shape(x.Shape.Last), "mean", inverse * In(0), Context.Reduce(Reduction.ColumnSum, "sum", In(0), x));
        Context.UpdateBuffer(_check.Buffer($"running{_parameters++}", x.Shape.Last), (0.9 * In(0)) + (0.1 * In(1)), mean);
        return Context.Map(x.Shape, "centred", Tanh(In(0) - In(1)), x, mean);
    }

    // With a bias, a gate on channels, one on pixels, another image of the same shape.
    private Tensor Combine(Tensor x)
    {
        Expr[] values = [Tanh(In(0) * In(1)), In(0) + In(1), In(0) / (2 + Tanh(In(1)))];
        var partner = _random.Next(4) switch
        {
            0 => Parameter(x.Shape.Last),
            1 => Context.Reduce(Reduction.SampleColumnSum, "gate", In(0), x),
            2 => Context.Reduce(Reduction.RowSum, "pixels", Tanh(In(0)), x),
            _ => Any(_images.Where(image => image.Shape == x.Shape).ToList()),
        };
        return Context.Map(x.Shape, "map", Any(values), x, partner);
    }

    private Tensor Total()
    {
        var tame = _images.ConvertAll(image => Context.Map(image.Shape, "tame", Tanh(In(0)), image));
        return _check.Combine([.. tame]);
    }

    private Tensor Parameter(params int[] shape) => _check.Parameter($"w{_parameters++}", shape);

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
