using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>
/// Winograd's minimal filtering by its matrices, with any kind of number: doubles, or numbers that know their float error.
/// </summary>
/// <typeparam name="T">The numbers.</typeparam>
/// <param name="scale">A number times a constant, which is 1, −1 or ±½.</param>
/// <param name="add">The sum of two.</param>
/// <param name="zero">Zero.</param>
internal sealed class WinogradInterpreter<T>(Func<double, T, T> scale, Func<T, T, T> add, T zero)
{
    private const int Side = 4;

    private static readonly double[,] BT = { { 1, 0, -1, 0 }, { 0, 1, 1, 0 }, { 0, -1, 1, 0 }, { 0, 1, 0, -1 } };
    private static readonly double[,] G = { { 1, 0, 0 }, { 0.5, 0.5, 0.5 }, { 0.5, -0.5, 0.5 }, { 0, 0, 1 } };
    private static readonly double[,] AT = { { 1, 1, 1, 0 }, { 0, 1, -1, -1 } };

    /// <summary>What a transform of filters (or its adjoint) writes.</summary>
    public T[] Filters(WinogradFilters op, T[] input)
    {
        var matrix = op.IsAdjoint ? Transposed(G) : G;
        var (outputs, inputs) = (matrix.GetLength(0), matrix.GetLength(1));
        var result = new T[op.Output.Size];
        for (var panel = 0; panel < op.Panels; panel++)
        {
            for (var n = 0; n < op.TapSize; n++)
            {
                var values = Square(inputs, (i, j) => input[(((((panel * inputs) + i) * inputs) + j) * op.TapSize) + n]);
                var transformed = Both(matrix, values);
                for (var i = 0; i < outputs; i++)
                {
                    for (var j = 0; j < outputs; j++)
                        result[(((((panel * outputs) + i) * outputs) + j) * op.TapSize) + n] = transformed[i, j];
                }
            }
        }

        return result;
    }

    /// <summary>What the gradient of transformed filters is.</summary>
    /// <param name="op">The op.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="image">The values of the image.</param>
    /// <param name="gradient">The values of the result's gradient.</param>
    /// <param name="sum">The sum of products.</param>
    public T[] Gradient(WinogradGradient op, int batch, T[] image, T[] gradient, Func<IEnumerable<(T, T)>, T> sum)
    {
        var loops = new Loops(op.Taps, op.Taps.Left, op.Taps.Right, batch);
        var result = new T[op.Output.Size];
        var tiles = loops.Tiles().ToList();
        var gradientsOf = Enumerable.Range(0, loops.Filters)
            .Select(f => tiles.ConvertAll(tile => Both(Transposed(AT), Square(2, (i, j) => gradient[loops.Result(tile, i, j, f)])))).ToList();
        for (var c = 0; c < loops.Channels; c++)
        {
            var images = tiles.ConvertAll(tile => Both(BT, Square(Side, (i, j) => image[loops.Image(tile, i, j, c)])));
            for (var f = 0; f < loops.Filters; f++)
            {
                var gradients = gradientsOf[f];
                for (var element = 0; element < Side * Side; element++)
                {
                    var (i, j) = (element / Side, element % Side);
                    result[loops.Filter(element, c, f)] = sum(images.Zip(gradients, (a, b) => (a[i, j], b[i, j])));
                }
            }
        }

        return result;
    }

    /// <summary>What a convolution whose filters are transformed is.</summary>
    /// <param name="part">The convolution.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="image">The values of the image.</param>
    /// <param name="filters">The transformed filters' values.</param>
    /// <param name="sum">The sum of products.</param>
    public T[] Convolution(ContractionPart part, int batch, T[] image, T[] filters, Func<IEnumerable<(T, T)>, T> sum)
    {
        var loops = new Loops(part, part.Left, part.Output, batch);
        var result = new T[batch * part.Output.Tensor.Size];
        foreach (var tile in loops.Tiles())
        {
            var images = Enumerable.Range(0, loops.Channels).Select(c => Both(BT, Square(Side, (i, j) => image[loops.Image(tile, i, j, c)]))).ToList();
            for (var f = 0; f < loops.Filters; f++)
            {
                var products = Square(Side, (i, j) => sum(images.Select((values, c) => (values[i, j], filters[loops.Filter((i * Side) + j, c, f)]))));
                var pixels = Both(AT, products);
                for (var i = 0; i < 2; i++)
                {
                    for (var j = 0; j < 2; j++)
                        result[loops.Result(tile, i, j, f)] = pixels[i, j];
                }
            }
        }

        return result;
    }

    // M · values · Mᵀ.
    private T[,] Both(double[,] matrix, T[,] values) => Rows(matrix, Transposed(Rows(matrix, Transposed(values))));

    private T[,] Rows(double[,] matrix, T[,] values)
    {
        var result = new T[matrix.GetLength(0), values.GetLength(1)];
        for (var i = 0; i < result.GetLength(0); i++)
        {
            for (var j = 0; j < result.GetLength(1); j++)
            {
                var (sum, isEmpty) = (zero, true);
                for (var k = 0; k < matrix.GetLength(1); k++)
                {
                    if (matrix[i, k] == 0)
                        continue;
                    var term = scale(matrix[i, k], values[k, j]);
                    (sum, isEmpty) = (isEmpty ? term : add(sum, term), false);
                }

                result[i, j] = sum;
            }
        }

        return result;
    }

    private static TValue[,] Transposed<TValue>(TValue[,] matrix)
    {
        var result = new TValue[matrix.GetLength(1), matrix.GetLength(0)];
        for (var i = 0; i < result.GetLength(0); i++)
        {
            for (var j = 0; j < result.GetLength(1); j++)
                result[i, j] = matrix[j, i];
        }

        return result;
    }

    private static T[,] Square(int size, Func<int, int, T> value)
    {
        var result = new T[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                result[i, j] = value(i, j);
        }

        return result;
    }

    // Where the numbers of a tile are.
    private sealed class Loops
    {
        private readonly int[] _point;
        private readonly Address _image;
        private readonly Address _result;

        // Loops by their places in a point.
        private readonly (int Y, int X) _taps;
        private readonly (int Sample, int Y, int X) _pixel;
        private readonly (int Height, int Width) _size;
        private readonly List<(int Place, int Extent)> _channels;
        private readonly List<(int Place, int Extent)> _filters;
        private readonly int _batch;

        public Loops(ContractionPart part, Operand image, Operand result, int batch)
        {
            var indices = Address.LoopsOf(part);
            _point = new int[indices.Count];
            (_image, _result, _batch) = (new Address(image, indices, batch), new Address(result, indices, batch), batch);
            var (y, x) = (result.Axes[1].Terms[0].Index, result.Axes[2].Terms[0].Index);
            _pixel = (indices.IndexOf(result.Axes[0].Plain!), indices.IndexOf(y), indices.IndexOf(x));
            _size = (y.Extent, x.Extent);
            _taps = (Tap(1, y), Tap(2, x));
            _channels = Digits(image);
            _filters = Digits(result);

            int Tap(int axis, LoopIndex pixel) => indices.IndexOf(image.Axes[axis].Terms.Single(term => term.Index != pixel).Index);

            // An axis's indices, the last one fastest.
            List<(int Place, int Extent)> Digits(Operand operand) =>
                [.. operand.Axes[3].Terms.OrderByDescending(term => term.Coefficient).Select(term => (indices.IndexOf(term.Index), term.Index.Extent))];
        }

        public int Channels => Extent(_channels);

        public int Filters => Extent(_filters);

        public IEnumerable<(int Sample, int Y, int X)> Tiles() =>
            from sample in Enumerable.Range(0, _batch)
            from y in Enumerable.Range(0, (_size.Height + 1) / 2)
            from x in Enumerable.Range(0, (_size.Width + 1) / 2)
            select (sample, Math.Min(2 * y, _size.Height - 2), Math.Min(2 * x, _size.Width - 2));

        public int Image((int Sample, int Y, int X) tile, int i, int j, int c)
        {
            Set(tile, 0, 0);
            (_point[_taps.Y], _point[_taps.X]) = (i, j);
            Set(_channels, c);
            return _image.Of(_point)!.Value;
        }

        public int Result((int Sample, int Y, int X) tile, int i, int j, int f)
        {
            Set(tile, i, j);
            Set(_filters, f);
            return _result.Of(_point)!.Value;
        }

        // Panels, elements, channels, filters of a panel.
        public int Filter(int element, int c, int f)
        {
            var width = _filters[^1].Extent;
            return (((((f / width * Side * Side) + element) * Channels) + c) * width) + (f % width);
        }

        private static int Extent(List<(int Place, int Extent)> digits) => digits.Aggregate(1, (product, digit) => product * digit.Extent);

        private void Set(List<(int Place, int Extent)> digits, int value)
        {
            for (var i = digits.Count - 1; i >= 0; i--)
                (_point[digits[i].Place], value) = (value % digits[i].Extent, value / digits[i].Extent);
        }

        private void Set((int Sample, int Y, int X) tile, int i, int j) => (_point[_pixel.Sample], _point[_pixel.Y], _point[_pixel.X]) = (tile.Sample, tile.Y + i, tile.X + j);
    }
}
