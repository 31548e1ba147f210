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
        var loops = new Loops(op.Taps, op.Taps.Left, op.Taps.Right, op.Taps.Output, batch);
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
        var loops = new Loops(part, part.Left, part.Output, part.Right, batch);
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
                var terms = Enumerable.Range(0, matrix.GetLength(1)).Where(k => matrix[i, k] != 0).Select(k => scale(matrix[i, k], values[k, j])).ToList();
                result[i, j] = terms.Count == 0 ? zero : terms.Aggregate(add);
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
        private readonly List<LoopIndex> _indices;
        private readonly int[] _point;
        private readonly Address _image;
        private readonly Address _result;
        private readonly List<LoopIndex> _taps;
        private readonly List<LoopIndex> _channels;
        private readonly List<LoopIndex> _filters;
        private readonly LoopIndex _y;
        private readonly LoopIndex _x;
        private readonly LoopIndex _b;
        private readonly int _batch;

        public Loops(ContractionPart part, Operand image, Operand result, Operand taps, int batch)
        {
            _indices = [.. part.Output.Indices.Concat(part.Left.Indices).Concat(part.Right.Indices).Distinct()];
            _point = new int[_indices.Count];
            (_image, _result, _batch) = (new Address(image, _indices, batch), new Address(result, _indices, batch), batch);
            (_b, _y, _x) = (result.Axes[0].Plain!, result.Axes[1].Terms[0].Index, result.Axes[2].Terms[0].Index);
            _taps = [image.Axes[1].Terms.Single(term => term.Index != _y).Index, image.Axes[2].Terms.Single(term => term.Index != _x).Index];
            _channels = Digits(image);
            _filters = Digits(result);
        }

        public int Channels => Extent(_channels);

        public int Filters => Extent(_filters);

        public IEnumerable<(int Sample, int Y, int X)> Tiles() =>
            from sample in Enumerable.Range(0, _batch)
            from y in Enumerable.Range(0, (_y.Extent + 1) / 2)
            from x in Enumerable.Range(0, (_x.Extent + 1) / 2)
            select (sample, Math.Min(2 * y, _y.Extent - 2), Math.Min(2 * x, _x.Extent - 2));

        public int Image((int Sample, int Y, int X) tile, int i, int j, int c)
        {
            Set(tile, 0, 0);
            (this[_taps[0]], this[_taps[1]]) = (i, j);
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

        private int this[LoopIndex index]
        {
            set => _point[_indices.IndexOf(index)] = value;
        }

        // An axis's indices, the last one fastest.
        private static List<LoopIndex> Digits(Operand operand) => [.. operand.Axes[3].Terms.OrderByDescending(term => term.Coefficient).Select(term => term.Index)];

        private static int Extent(List<LoopIndex> digits) => digits.Aggregate(1, (product, digit) => product * digit.Extent);

        private void Set(List<LoopIndex> digits, int value)
        {
            foreach (var digit in digits.AsEnumerable().Reverse())
                (this[digit], value) = (value % digit.Extent, value / digit.Extent);
        }

        private void Set((int Sample, int Y, int X) tile, int i, int j) => (this[_b], this[_y], this[_x]) = (tile.Sample, tile.Y + i, tile.X + j);
    }
}
